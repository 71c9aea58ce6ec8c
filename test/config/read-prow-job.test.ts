import { describe, expect, it } from 'vitest';
import { problemText } from '../../src/config/problem.ts';
import type { Loaded } from '../../src/config/problem.ts';
import { readProwJob } from '../../src/config/read-prow-job.ts';
import { parseYaml } from '../../src/config/yaml.ts';
import type { ProwJob } from '../../src/prowjob/spec.ts';

const refs = { org: 'org', repo: 'repo', pulls: [{ number: 7, author: 'a', sha: 'b' }] };

function json(spec: object, status: object = {}): unknown {
  return {
    apiVersion: 'prow.k8s.io/v1',
    kind: 'ProwJob',
    metadata: { name: 'id-1', creationTimestamp: null },
    spec: { type: 'presubmit', agent: 'kubernetes', cluster: 'c', job: 'unit', refs, ...spec },
    status,
  };
}

function read(value: unknown): Loaded<ProwJob> {
  return readProwJob(parseYaml({ path: 'pj.yaml', text: JSON.stringify(value) }));
}

describe('a ProwJob that Prow wrote', () => {
  it.each([
    [
      'may have nulls where nothing is',
      { extra_refs: null },
      { startTime: null, state: 'pending' },
      { status: { state: 'pending' } },
    ],
    [
      'has a timeout in canonical form',
      { decoration_config: { timeout: 90_000_000_000 } },
      {},
      { spec: { decoration_config: { timeout: '1m30s' } } },
    ],
    [
      'has times in canonical form',
      {},
      { startTime: '2026-01-31T15:04:05.5+01:00' },
      { status: { startTime: '2026-01-31T14:04:05Z' } },
    ],
    [
      'has amounts in canonical form',
      { pod_spec: { containers: [{ resources: { requests: { cpu: '1000m' } } }] } },
      {},
      { spec: { pod_spec: { containers: [{ resources: { requests: { cpu: '1' } } }] } } },
    ],
    [
      'keeps what only others use',
      { rerun_auth_config: { allow_anyone: true } },
      { prev_report_states: { github: 'pending' } },
      {
        spec: { rerun_auth_config: { allow_anyone: true } },
        status: { prev_report_states: { github: 'pending' } },
      },
    ],
  ])('%s', (_what, spec, status, prowJob) => {
    expect(read(json(spec, status))).toMatchObject({ ok: true, value: prowJob });
  });

  it('runs on Kubernetes, in the default cluster, when it does not say', () => {
    expect(read(json({ agent: undefined, cluster: '' }))).toMatchObject({
      value: { spec: { agent: 'kubernetes', cluster: 'default', namespace: '' } },
    });
  });

  it('may have what nobody knows: it is dropped with a warning', () => {
    const loaded = read(json({ pod_spec: { containers: [{ imagee: 'a' }] } }));
    expect(loaded.ok && loaded.value.spec.pod_spec).toEqual({ containers: [{ name: '' }] });
    expect(loaded.ok && loaded.warnings.map(({ says }) => says)).toEqual([
      'the field imagee is not known here: it is ignored',
    ]);
  });
});

describe('a ProwJob that is none', () => {
  it.each([
    ['text', ['pj.yaml:1:1: the file must be a map, not the text "text"']],
    [
      {},
      ['pj.yaml:1:1: this is no ProwJob: it must say apiVersion: prow.k8s.io/v1 and kind: ProwJob'],
    ],
    [
      json({ type: 'nightly' }),
      [
        expect.stringContaining('type must be one of presubmit, postsubmit, periodic, batch'),
        expect.stringContaining('spec.type is missing: presubmit, postsubmit, periodic or batch'),
      ],
    ],
    [json({ job: '' }), [expect.stringContaining('spec.job, the name of the job, is missing')]],
    [
      json({ refs: null }),
      [expect.stringContaining('spec.refs is missing: only a periodic tests no code')],
    ],
    [
      json({ refs: { ...refs, pulls: [] } }),
      [expect.stringContaining('spec.refs.pulls is empty: a presubmit tests a pull request')],
    ],
    [
      json({ decoration_config: { timeout: 'soon' } }),
      [expect.stringContaining('timeout must be a duration such as "2h30m"')],
    ],
    [
      json({ pod_spec: { containers: [{ command: 'make' }] } }),
      [expect.stringContaining('command must be a list, not the text "make"')],
    ],
  ])('%j is refused', (value, problems) => {
    const loaded = read(value);
    expect(loaded.ok ? [] : loaded.problems.map(problemText)).toEqual(problems);
  });
});
