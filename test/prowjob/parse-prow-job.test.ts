import { describe, expect, it } from 'vitest';
import { parseProwJob } from '../../src/prowjob/parse-prow-job.ts';

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

describe('a ProwJob that Prow wrote', () => {
  it('is read with what is not known here', () => {
    const parsed = parseProwJob(json({ rerun_auth_config: { allow_anyone: true } }));
    expect(parsed).toMatchObject({
      ok: true,
      prowJob: { spec: { job: 'unit', rerun_auth_config: { allow_anyone: true } } },
    });
  });

  it('may have nulls where nothing is', () => {
    const parsed = parseProwJob(json({ extra_refs: null }, { startTime: null, state: 'pending' }));
    expect(parsed).toMatchObject({ ok: true, prowJob: { status: { state: 'pending' } } });
  });

  it.each([
    ['2h', '2h0m0s'],
    [90_000_000_000, '1m30s'],
  ])('has the timeout %j as %s', (timeout, canonical) => {
    const parsed = parseProwJob(json({ decoration_config: { timeout } }));
    expect(parsed).toMatchObject({
      prowJob: { spec: { decoration_config: { timeout: canonical } } },
    });
  });
});

describe('a ProwJob that is none', () => {
  it.each([
    ['text', 'not a ProwJob'],
    [{}, 'apiVersion'],
    [json({ type: 'nightly' }), 'spec.type'],
    [json({ job: '' }), 'spec.job'],
    [json({ refs: null }), 'spec.refs: is missing: only a periodic tests no code'],
    [json({ refs: { ...refs, pulls: [] } }), 'spec.refs.pulls: is empty'],
    [json({ decoration_config: { timeout: 'soon' } }), 'timeout: is no duration such as 1h30m'],
    [json({ pod_spec: { containers: [{ command: 'make' }] } }), 'containers.0.command'],
  ])('%j is refused with "%s"', (value, says) => {
    const parsed = parseProwJob(value);
    expect(parsed.ok ? '' : parsed.says).toContain(says);
  });

  it('says all that is wrong at once', () => {
    const parsed = parseProwJob(json({ job: 1, cluster: 2 }));
    expect(parsed.ok ? '' : parsed.says).toMatch(/spec\.cluster.*spec\.job/);
  });
});
