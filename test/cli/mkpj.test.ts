import { describe, expect, it } from 'vitest';
import { allJobs, madeRows, prowJobOf } from '../../src/cli/mkpj-jobs.ts';
import { parseRefsFile, runOfOptions } from '../../src/cli/mkpj-run.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { Config } from '../../src/config/config.ts';

const MAIN = `
prowjob_namespace: prowjobs
plank:
  job_url_template: 'https://ci.example.com/{{.Spec.Job}}/{{.Status.BuildID}}'
`;

const JOBS = `
presubmits:
  org/repo:
  - name: unit
    always_run: true
    labels: {team: b}
    spec: {containers: [{image: golang, command: [make]}]}
postsubmits:
  org/repo:
  - name: publish
    spec: {containers: [{image: golang, command: [make]}]}
periodics:
- name: nightly
  interval: 24h
  spec: {containers: [{image: golang, command: [make]}]}
`;

const REFS = JSON.stringify({
  base_ref: 'main',
  base_sha: 'b'.repeat(40),
  pull: { number: 7, author: 'alice', sha: 'a'.repeat(40), title: 'Fix it', head_ref: 'fix' },
  prowjob_name: 'id-1',
  build_id: '42',
});

function config(): Config {
  const loaded = loadConfig({
    main: { path: 'config.yaml', text: MAIN },
    jobs: [{ path: 'jobs.yaml', text: JOBS }],
  });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

describe('every job', () => {
  it('comes with its ProwJob, Pod and URL', () => {
    const rows = [...madeRows(config(), parseRefsFile('refs.json', REFS))];
    expect(rows).toMatchObject([
      {
        kind: 'presubmit',
        repo: 'org/repo',
        name: 'unit',
        prowjob: {
          metadata: { name: 'id-1', namespace: 'prowjobs', labels: { team: 'b' } },
          spec: { refs: { pulls: [{ number: 7, head_ref: 'fix' }] } },
        },
        pod: { metadata: { name: 'id-1' } },
        url: 'https://ci.example.com/unit/42',
      },
      { kind: 'postsubmit', prowjob: { spec: { refs: { base_sha: 'b'.repeat(40) } } } },
      { kind: 'periodic', name: 'nightly', prowjob: { spec: { report: true } } },
    ]);
    expect(rows[1]?.prowjob.spec.refs).not.toHaveProperty('pulls');
    expect(rows[2]).not.toHaveProperty('repo');
  });
});

describe('one job', () => {
  const options = { baseRef: 'main', baseSha: 'b'.repeat(40) };
  const pull = { pullNumber: '7', pullAuthor: 'alice', pullSha: 'a'.repeat(40) };

  it('is made from options, under a name of its own', () => {
    const [unit] = allJobs(config());
    const run = runOfOptions({ ...options, ...pull });
    const made = unit && prowJobOf(unit, run, config());
    expect(made?.metadata.name).toMatch(/^[0-9a-f-]{36}$/);
    expect(made?.spec.refs?.pulls).toMatchObject([{ number: 7, author: 'alice' }]);
  });

  it.each([
    [0, options, 'unit is a presubmit of org/repo: it needs a pull request'],
    [1, {}, 'publish tests org/repo: it needs a base ref and a base SHA'],
  ])('number %d is refused with %j', (index, given, says) => {
    const job = allJobs(config())[index];
    expect(() => job && prowJobOf(job, runOfOptions(given), config())).toThrow(says);
  });
});

describe('what describes a run', () => {
  it.each([
    [{ pullNumber: 'x' }, '--pull-number must be a whole number above 0, not "x"'],
    [{ pullNumber: '7' }, '--pull-number needs --pull-author and --pull-sha'],
  ])('by the options %j is refused', (options, says) => {
    expect(() => runOfOptions(options)).toThrow(says);
  });

  it.each([
    ['{', 'refs.json: the file is no JSON'],
    ['{"base_ref": "main"}', 'refs.json: base_sha: '],
  ])('in the file %s is refused', (text, says) => {
    expect(() => parseRefsFile('refs.json', text)).toThrow(says);
  });
});
