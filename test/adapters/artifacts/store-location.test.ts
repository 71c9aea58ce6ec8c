import { describe, expect, it } from 'vitest';
import { parseLocation } from '../../../src/adapters/artifacts/store-location.ts';

describe('the text of a bucket', () => {
  it.each([
    ['kubernetes-jenkins', { provider: 'gs', bucket: 'kubernetes-jenkins' }],
    ['gs://bucket', { provider: 'gs', bucket: 'bucket' }],
    ['s3://bucket/', { provider: 's3', bucket: 'bucket' }],
    ['s3://bucket/a/b', { provider: 's3', bucket: 'bucket', prefix: 'a/b' }],
    ['bucket/a', { provider: 'gs', bucket: 'bucket', prefix: 'a' }],
    ['file:///var/prow', { provider: 'file', bucket: '/var/prow' }],
    ['file:///', { provider: 'file', bucket: '/' }],
  ])('%s is a place', (text, location) => {
    expect(parseLocation(text)).toEqual(location);
  });

  it.each([
    ['', 'is no bucket'],
    ['azblob://x', '"azblob" is no kind of store'],
    ['file://relative', 'a directory is written file:///absolute/path'],
    ['file:///a/../b', 'it has the segment ".."'],
    ['s3://../a', 'is no bucket'],
    ['gs://bucket/../other', 'it has the segment ".."'],
  ])('%j is none', (text, problem) => {
    expect(() => parseLocation(text)).toThrow(problem);
  });
});
