import { describe, expect, it } from 'vitest';
import { describeFile, shouldCompress } from '../../../podutils/src/upload/media-type.ts';

const TEXT = 'text/plain; charset=utf-8';

describe('what a file is called in the store, and what a browser is told', () => {
  // The cases of Prow: pkg/pod-utils/gcs/metadata_test.go `TestWriterOptionsFromFileName`.
  it.each([
    ['build-log.txt', 'build-log.txt', { contentType: TEXT }],
    ['build-log.txt.gz', 'build-log.txt', { contentType: TEXT, contentEncoding: 'gzip' }],
    ['build-log.txt.gzip', 'build-log.txt', { contentType: TEXT, contentEncoding: 'gzip' }],
    ['gz', 'gz', { contentType: 'application/gzip' }],
    ['build-log.gz', 'build-log', { contentType: 'application/gzip' }],
    ['build-log.gzip', 'build-log', { contentType: 'application/gzip' }],
    ['events.json', 'events.json', { contentType: 'application/json' }],
    ['events.json.gz', 'events.json', { contentType: 'application/json', contentEncoding: 'gzip' }],
    ['journal.log', 'journal.log', { contentType: TEXT }],
    ['', '', {}],
    ['.', '.', {}],
    ['x.constructor', 'x.constructor', {}],
  ])('%j is %j with %j', (file, name, info) => {
    expect(describeFile(file, {})).toEqual({ name, info });
  });

  it('is what the operator configured, before anything else', () => {
    expect(describeFile('a.log', { log: 'text/x-log' }).info).toEqual({
      contentType: 'text/x-log',
    });
  });
});

describe('which files are packed', () => {
  it.each([
    ['a.txt', ['txt'], true],
    ['a.txt', ['*'], true],
    ['a.txt', ['json'], false],
    ['a.gz', ['*'], false],
    ['a', ['txt'], false],
  ])('%s with %j: %s', (path, types, wanted) => {
    expect(shouldCompress(path, types)).toBe(wanted);
  });
});
