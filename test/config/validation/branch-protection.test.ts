import { describe, expect, it } from 'vitest';
import { presubmit, problemsOf, warningsOf } from '../sample.ts';

const MAIN_BRANCH = 'the branch main of org/repo';
const UNIT = 'presubmit unit of org/repo (jobs.yaml:3)';
const FOR_JOBS = 'set protect: true, or allow_disabled_job_policies: true';
const FOR_RULES = 'set protect: true, or allow_disabled_policies: true';

/** `branch-protection` of config.yaml with these lines, which begin in line 2 and column 3. */
function protection(...lines: readonly string[]): string {
  return ['branch-protection:', ...lines.map((line) => `  ${line}`)].join('\n');
}

const REQUIRED = presubmit('always_run: true');
const ON_MAIN = presubmit('always_run: true', 'branches: [^main$]');

/** Prow loads it; its branchprotector would stop at it. */
const RULE = '[branch-protection-policy]';

it.each([
  ['of all', 'exclude: [ok, "("]', 'config.yaml:2:17: exclude[1] is no', 'missing closing ): `(`'],
  [
    'of an org',
    'orgs: {org: {include: ["a["]}}',
    'config.yaml:2:26: include[0] is no',
    'missing closing ]: `[`',
  ],
  [
    'of a branch',
    'orgs: {org: {repos: {repo: {branches: {main: {protect: true, exclude: ["*"]}}}}}}',
    'config.yaml:2:74: exclude[0] is no',
    'missing argument to repetition operator: `*`',
  ],
])('a pattern %s that does not compile is told', (_, line, place, why) => {
  const warning = `${place} regular expression: ${why} ${RULE}`;
  expect(warningsOf('', protection(line))).toEqual([warning]);
});

it('V101 include with exclude', () => {
  expect(problemsOf('', protection('include: [a]', 'exclude: [b]'))).toEqual([
    'config.yaml:3:12: include and exclude exclude each other; keep one',
  ]);
});

describe('a policy by itself', () => {
  it.each([
    [
      'V102 a branch of which protect is not set',
      protection('orgs: {org: {repos: {repo: {branches: {main: {enforce_admins: true}}}}}}'),
      `config.yaml:2:48: ${MAIN_BRANCH} has a policy without protect; set protect, or unmanaged: true`,
    ],
    [
      'V102 a branch of which nothing is set',
      protection('orgs: {org: {repos: {repo: {branches: {main: {}}}}}}'),
      `config.yaml:2:48: ${MAIN_BRANCH} has a policy without protect; set protect, or unmanaged: true`,
    ],
    [
      'V104 rules for a branch that is not protected',
      protection(
        'orgs: {org: {repos: {repo: {branches: {main: {protect: false, enforce_admins: true}}}}}}',
      ),
      `config.yaml:2:58: ${MAIN_BRANCH} has protect: false, but its policy has enforce_admins; ${FOR_RULES}`,
    ],
    [
      'V104 inherited rules',
      protection(
        'required_status_checks: {contexts: [a]}',
        'restrictions: {teams: [t]}',
        'orgs: {org: {repos: {repo: {protect: false}}}}',
      ),
      `config.yaml:4:40: org/repo has protect: false, but its policy has required_status_checks, restrictions; ${FOR_RULES}`,
    ],
    [
      'V104 rules for a whole org that is not protected',
      protection('orgs: {org: {protect: false, allow_deletions: false}}'),
      `config.yaml:2:25: the org org has protect: false, but its policy has allow_deletions; ${FOR_RULES}`,
    ],
  ])('%s', (_, main, warning) => {
    expect(warningsOf('', main)).toEqual([`${warning} ${RULE}`]);
  });

  it.each([
    ['include with exclude in an org', 'orgs: {org: {include: [a], exclude: [b], protect: true}}'],
    [
      'a branch that inherits protect',
      'orgs: {org: {protect: true, repos: {r: {branches: {b: {}}}}}}',
    ],
    [
      'a branch that is not managed',
      'orgs: {org: {repos: {r: {branches: {b: {unmanaged: true, enforce_admins: true}}}}}}',
    ],
    ['no protection and no rules', 'orgs: {org: {repos: {repo: {protect: false, include: [a]}}}}'],
    [
      'rules that only protected branches inherit',
      'orgs: {org: {repos: {r: {protect: false, enforce_admins: true, branches: {b: {protect: true}}}}}}',
    ],
  ])('%s is accepted', (_, line) => {
    expect(warningsOf('', protection(line))).toEqual([]);
  });

  it('allow_disabled_policies lets rules stand beside protect: false', () => {
    const org = 'orgs: {org: {protect: false, enforce_admins: true}}';
    expect(warningsOf('', protection('allow_disabled_policies: true', org))).toEqual([]);
  });
});

describe('V103: protect: false beside a job that is required', () => {
  it.each([
    [
      'for a branch',
      protection('orgs: {org: {repos: {repo: {branches: {main: {protect: false}}}}}}'),
      REQUIRED,
      `config.yaml:2:58: ${MAIN_BRANCH} has protect: false, but ${UNIT} is required; ${FOR_JOBS}`,
    ],
    [
      'for a repository',
      protection('orgs: {org: {repos: {repo: {protect: false}}}}'),
      REQUIRED,
      `config.yaml:2:40: org/repo has protect: false, but ${UNIT} is required; ${FOR_JOBS}`,
    ],
    [
      'for an org, in a branch that the job names',
      protection('orgs: {org: {protect: false}}'),
      ON_MAIN,
      `config.yaml:2:25: ${MAIN_BRANCH} has protect: false, but ${UNIT} is required; ${FOR_JOBS}`,
    ],
    [
      'for all, where tested repositories are protected',
      protection('protect: false', 'protect-tested-repos: true'),
      REQUIRED,
      `config.yaml:2:12: org/repo has protect: false, but ${UNIT} is required; ${FOR_JOBS}`,
    ],
    [
      'for an org that is listed without protect',
      protection('protect-tested-repos: true', 'orgs: {org: {repos: {repo: {protect: false}}}}'),
      ON_MAIN,
      `config.yaml:3:40: ${MAIN_BRANCH} has protect: false, but ${UNIT} is required; ${FOR_JOBS}`,
    ],
    [
      'for jobs that comments start, where they are required',
      protection('orgs: {org: {require_manually_triggered_jobs: true, protect: false}}'),
      presubmit(),
      `config.yaml:2:64: org/repo has protect: false, but ${UNIT} is required; ${FOR_JOBS}`,
    ],
    [
      'for optional jobs, where they count',
      protection('protect_repos_with_optional_jobs: true', 'orgs: {org: {protect: false}}'),
      presubmit('optional: true'),
      `config.yaml:3:25: org/repo has protect: false, but ${UNIT} is required; ${FOR_JOBS}`,
    ],
  ])('%s', (_, main, jobs, warning) => {
    expect(warningsOf(jobs, main)).toEqual([`${warning} ${RULE}`]);
  });

  const unprotected = protection('orgs: {org: {repos: {repo: {protect: false}}}}');

  it.each([
    ['the job is optional', presubmit('always_run: true', 'optional: true'), unprotected],
    ['the job does not report', presubmit('always_run: true', 'skip_report: true'), unprotected],
    ['the job runs if files change', presubmit('run_if_changed: a'), unprotected],
    ['comments start the job', presubmit(), unprotected],
    [
      'the job is for another branch',
      presubmit('always_run: true', 'branches: [dev]'),
      protection('orgs: {org: {repos: {repo: {branches: {main: {protect: false}}}}}}'),
    ],
    ['the job is for a pattern', presubmit('always_run: true', 'branches: [a.*]'), unprotected],
    [
      'the branch is excluded',
      ON_MAIN,
      protection('orgs: {org: {repos: {repo: {protect: false, exclude: [main]}}}}'),
    ],
    [
      'the branch is not included',
      ON_MAIN,
      protection('orgs: {org: {repos: {repo: {protect: false, include: [dev]}}}}'),
    ],
    [
      'the repository is not managed',
      REQUIRED,
      protection('orgs: {org: {repos: {repo: {protect: false, unmanaged: true}}}}'),
    ],
    ['the org is not listed', REQUIRED, protection('protect: false', 'orgs: {other: {}}')],
    [
      'the org says nothing of it',
      REQUIRED,
      protection('orgs: {org: {repos: {other: {protect: false}}}}'),
    ],
    [
      'allow_disabled_job_policies allows it',
      REQUIRED,
      protection(
        'allow_disabled_job_policies: true',
        'orgs: {org: {repos: {repo: {protect: false, enforce_admins: true}}}}',
      ),
    ],
  ])('is accepted when %s', (_, jobs, main) => {
    expect(warningsOf(jobs, main)).toEqual([]);
  });

  it('a job whose branches are no pattern is told for that alone', () => {
    const jobs = presubmit('always_run: true', "branches: ['(']");
    expect(problemsOf(jobs, unprotected)).toEqual([expect.stringContaining('branches')]);
  });

  it('a job that runs before the merge is required, however it starts', () => {
    const jobs = presubmit('run_if_changed: a', 'run_before_merge: true');
    expect(warningsOf(jobs, unprotected)).toHaveLength(1);
  });
});
