import { describe, expect, it } from 'vitest';
import { dispatch } from '../../podutils/src/dispatch.ts';

describe('which utility a container is', () => {
  it.each([
    [[], { CLONEREFS_OPTIONS: '{}' }, { kind: 'clonerefs' }],
    [['--cookiefile=/x'], { CLONEREFS_OPTIONS: '{}' }, { kind: 'clonerefs' }],
    [[], { INITUPLOAD_OPTIONS: '{}', JOB_SPEC: '{}' }, { kind: 'initupload' }],
    [[], { SIDECAR_OPTIONS: '{}', CLONEREFS_OPTIONS: '' }, { kind: 'sidecar' }],
    [['--copy-mode-only'], {}, { kind: 'place-entrypoint', destination: '/tools/entrypoint' }],
    [
      ['--copy-mode-only', '--copy-destination=/x'],
      {},
      { kind: 'place-entrypoint', destination: '/x' },
    ],
  ])('%j with %j is %j', (args, env, utility) => {
    expect(dispatch(args, env)).toEqual(utility);
  });

  it.each([
    [{}, 'nothing to do: set one of CLONEREFS_OPTIONS, INITUPLOAD_OPTIONS, SIDECAR_OPTIONS'],
    [{ CLONEREFS_OPTIONS: '{}', SIDECAR_OPTIONS: '{}' }, 'more than one of'],
  ])('%j is none', (env, problem) => {
    expect(() => dispatch([], env)).toThrow(problem);
  });
});
