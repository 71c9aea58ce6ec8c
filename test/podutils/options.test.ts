import { describe, expect, it } from 'vitest';
import { readClonerefsOptions } from '../../podutils/src/clonerefs/clonerefs-options.ts';
import { readInituploadOptions } from '../../podutils/src/initupload/initupload-options.ts';
import { readJobSpec } from '../../podutils/src/job-spec.ts';
import { readSidecarOptions } from '../../podutils/src/sidecar/sidecar-options.ts';

const refs = [{ org: 'o', repo: 'r', base_ref: 'main' }];
const clone = { src_root: '/go', log: '/logs/clone.json', refs };
const entry = { process_log: '/logs/p', marker_file: '/logs/m' };

describe('options that a decorated Pod passes', () => {
  it('are read with what they leave out', () => {
    expect(readClonerefsOptions(JSON.stringify(clone))).toMatchObject({
      max_parallel_workers: 0,
      fail: false,
      key_files: [],
    });
    const sidecar = { gcs_options: { bucket: 'b' }, entries: [entry], censoring_options: {} };
    expect(readSidecarOptions(JSON.stringify(sidecar))).toMatchObject({
      entry_error: false,
      ignore_interrupts: false,
      censoring_options: { secret_directories: [], minimum_secret_length: 0 },
    });
  });

  it('may name the secrets in the place of older versions', () => {
    const sidecar = { gcs_options: { bucket: 'b' }, entries: [entry], secret_directories: ['/s'] };
    expect(readSidecarOptions(JSON.stringify(sidecar)).censoring_options).toMatchObject({
      secret_directories: ['/s'],
    });
  });

  it('keep fields that only a newer controller knows', () => {
    const newer = { ...clone, refs: [{ ...refs[0], later: 1 }], later: true };
    expect(readClonerefsOptions(JSON.stringify(newer)).refs[0]).toMatchObject({ later: 1 });
  });
});

describe('options that cannot be used', () => {
  it.each<[string, () => unknown, string]>([
    ['a missing variable', () => readJobSpec(undefined), 'JOB_SPEC is not set'],
    ['no JSON', () => readJobSpec('{"job":"hidden'), 'JOB_SPEC is not JSON'],
    ['all wrong fields at once', () => readClonerefsOptions('{"refs":[]}'), 'src_root: '],
    ['no repository', () => readClonerefsOptions('{"refs":[]}'), 'refs: must name at least one'],
    [
      'two repositories in one place',
      () => readClonerefsOptions(JSON.stringify({ ...clone, refs: [...refs, ...refs] })),
      'two refs would be checked out into github.com/o/r',
    ],
    [
      'two ways to log in',
      () =>
        readClonerefsOptions(
          JSON.stringify({
            ...clone,
            oauth_token_file: '/t',
            github_app_id: '1',
            github_app_private_key_file: '/k',
          }),
        ),
      'are two ways to log in',
    ],
    [
      'half a GitHub App',
      () => readClonerefsOptions(JSON.stringify({ ...clone, github_app_id: '1' })),
      'github_app_id needs github_app_private_key_file',
    ],
    ['no place', () => readInituploadOptions('{"dry_run":false}'), 'it names no bucket'],
    [
      'a relative path',
      () =>
        readSidecarOptions(
          JSON.stringify({
            gcs_options: { bucket: 'b' },
            entries: [{ ...entry, marker_file: 'm' }],
          }),
        ),
      'entries.0.marker_file: must be an absolute path',
    ],
  ])('%s', (_what, read, problem) => {
    expect(read).toThrow(problem);
    expect(read).not.toThrow('hidden');
  });
});
