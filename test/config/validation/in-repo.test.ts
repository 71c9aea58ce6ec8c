import { describe, expect, it } from 'vitest';
import { own, ownProblems } from '../in-repo/sample.ts';
import { configOf, MAIN } from '../sample.ts';

const LEAD = 'presubmit unit of org/repo:';

describe("what a repository's own jobs must be", () => {
  it.each([
    [
      'V66 a cluster that is for no repository',
      own('cluster: trusted'),
      `.prow.yaml:2:81: ${LEAD} the cluster "trusted" is not for jobs of this repository; operators can allow it in in_repo_config.allowed_clusters`,
    ],
    [
      'V67 no YAML',
      'presubmits: [',
      '.prow.yaml:1:14: this is not valid YAML: unexpected end of the stream within a flow collection',
    ],
    [
      'V67 not a list of jobs',
      'presubmits: 1',
      '.prow.yaml:1:13: presubmits must be a list, not 1',
    ],
  ])('%s', (_kind, text, problem) => {
    expect(ownProblems(text)).toEqual([problem]);
  });

  it('V66 a cluster that is for the org is fine', () => {
    const main = `${MAIN}\nin_repo_config: {allowed_clusters: {org: [trusted]}}`;
    expect(ownProblems(own('cluster: trusted'), configOf('', main))).toEqual([]);
  });

  it('V67 periodics belong to the operators', () => {
    expect(ownProblems('periodics: [{name: nightly}]')).toEqual([
      expect.stringMatching(/^\.prow\.yaml:1:\d+: a repository cannot define periodics/),
    ]);
  });
});
