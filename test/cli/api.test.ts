import { expect, it } from 'vitest';
import { addApi } from '../../src/cli/api.ts';
import { refusal, testProgram } from './refusal.ts';

const SECRET = ['--hmac-secret-file', '/nowhere/hmac'];

it.each([
  ['no secret', [], /required option '--hmac-secret-file <file>' not specified/],
  ['a port that is none', [...SECRET, '--port', '70000'], /It is a number from 0 to 65535/],
  ['a port in words', [...SECRET, '--port', 'http'], /It is a number from 0 to 65535/],
  [
    'plugins that are not there',
    ['--hmac-secret-file', import.meta.filename, '--plugin-config', '/nowhere/plugins.yaml'],
    /\/nowhere\/plugins.yaml: the file cannot be read: there is no such file/,
  ],
  ['a secret that is not there', SECRET, /^cannot read the secret file \/nowhere\/hmac/],
])('prowflow api with %s says so, and does not start', async (_what, args, says) => {
  expect(await refusal(testProgram(addApi), ['api', ...args])).toMatch(says);
});
