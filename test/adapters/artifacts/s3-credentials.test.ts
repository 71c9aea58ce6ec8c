import { describe, expect, it } from 'vitest';
import {
  parseS3Credentials,
  readS3Credentials,
} from '../../../src/adapters/artifacts/s3-credentials.ts';

const keys = { access_key: 'AK', secret_key: 'SK' };
const parse = (value: unknown) => parseS3Credentials(JSON.stringify(value), '/secrets/s3');

describe("Prow's file of S3 credentials", () => {
  it.each([
    [
      { region: 'eu-west-1', ...keys },
      { region: 'eu-west-1', pathStyle: false },
    ],
    [
      { endpoint: 'https://s3.local:9000', s3_force_path_style: true, ...keys },
      { endpoint: 'https://s3.local:9000', region: 'us-east-1', pathStyle: true },
    ],
    [
      { endpoint: 'minio:9000', insecure: true, ...keys },
      { endpoint: 'http://minio:9000', region: 'us-east-1', pathStyle: false },
    ],
    [
      { endpoint: 'minio:9000', ...keys },
      { endpoint: 'https://minio:9000', region: 'us-east-1', pathStyle: false },
    ],
  ])('reads %j', (file, access) => {
    expect(parse(file)).toEqual({ ...access, keys: { accessKeyId: 'AK', secretAccessKey: 'SK' } });
  });

  it('leaves the keys to ambient credentials when it has none', () => {
    expect(parse({ region: 'r' })).toEqual({ region: 'r', pathStyle: false });
  });

  it.each([
    ['{"secret_key":"hidden",', 'is not JSON'],
    ['{"access_key":"hidden"}', 'has one of access_key and secret_key'],
    ['{"access_key":"a","secret_key":["hidden"]}', 'see secret_key'],
  ])('refuses %s without quoting it', (text, problem) => {
    const refused = (): unknown => parseS3Credentials(text, '/secrets/s3');
    expect(refused).toThrow(problem);
    expect(refused).not.toThrow('hidden');
  });

  it('says which file cannot be read', async () => {
    await expect(readS3Credentials('/no/such/file')).rejects.toThrow(
      '/no/such/file cannot be read',
    );
  });
});
