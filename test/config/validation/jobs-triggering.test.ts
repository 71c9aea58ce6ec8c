import { describe } from 'vitest';
import { periodic, postsubmit, presubmit } from '../sample.ts';
import { accepted, both, refused } from './rows.ts';

const UNIT = 'presubmit unit of org/repo:';
const POST = 'postsubmit unit of org/repo:';
const TWICE = 'there is another job of this name for the same branch';
const NO_CRON = 'is no cron string:';

describe('when a job runs', () => {
  refused([
    [
      'V46 always_run and run_if_changed',
      presubmit('always_run: true', 'run_if_changed: a'),
      `jobs.yaml:6:21: ${UNIT} always_run and run_if_changed exclude each other; keep one`,
    ],
    [
      'V46 the same of a postsubmit',
      postsubmit('always_run: true', 'run_if_changed: a'),
      `jobs.yaml:6:21: ${POST} always_run and run_if_changed exclude each other; keep one`,
    ],
    [
      'V47 always_run and skip_if_only_changed',
      presubmit('always_run: true', 'skip_if_only_changed: a'),
      `jobs.yaml:6:27: ${UNIT} always_run and skip_if_only_changed exclude each other; keep one`,
    ],
    [
      'V48 run_if_changed and skip_if_only_changed',
      presubmit('run_if_changed: a', 'skip_if_only_changed: a'),
      `jobs.yaml:6:27: ${UNIT} run_if_changed and skip_if_only_changed exclude each other; keep one`,
    ],
    [
      'V49 trigger alone',
      presubmit('trigger: a'),
      `jobs.yaml:5:14: ${UNIT} trigger and rerun_command go together; set both or neither`,
    ],
    [
      'V49 rerun_command alone',
      presubmit('rerun_command: a'),
      `jobs.yaml:5:20: ${UNIT} trigger and rerun_command go together; set both or neither`,
    ],
    [
      'V50 trigger that does not compile',
      presubmit('trigger: "("', 'rerun_command: a'),
      `jobs.yaml:5:14: ${UNIT} trigger is no regular expression of RE2: missing closing ): \`(\``,
    ],
    [
      'V51 rerun_command that the trigger does not match',
      presubmit('trigger: b', 'rerun_command: a'),
      `jobs.yaml:5:14: ${UNIT} the trigger does not match the rerun_command "a"`,
    ],
    [
      'V52 branches that do not compile',
      presubmit('branches: ["("]'),
      `jobs.yaml:5:15: ${UNIT} branches is no regular expression of RE2: missing closing ): \`(\``,
    ],
    [
      'V52 skip_branches that do not compile',
      postsubmit('skip_branches: ["*"]'),
      `jobs.yaml:5:20: ${POST} skip_branches is no regular expression of RE2: missing argument to repetition operator: \`*\``,
    ],
    [
      'V53 run_if_changed that does not compile',
      presubmit('run_if_changed: "("'),
      `jobs.yaml:5:21: ${UNIT} run_if_changed is no regular expression of RE2: missing closing ): \`(\``,
    ],
    [
      'V53 skip_if_only_changed that looks ahead',
      postsubmit('skip_if_only_changed: "(?=a)"'),
      `jobs.yaml:5:27: ${POST} skip_if_only_changed is no regular expression of RE2: invalid or unsupported Perl syntax: \`(?=\``,
    ],
    [
      'V54 no name, and so no context',
      postsubmit('name: ""'),
      'jobs.yaml:3:11: postsubmit (without a name) of org/repo: the name must be made of letters, digits, and the characters - . _',
    ],
    [
      'V55 Gerrit’s report label and skip_report',
      presubmit('skip_report: true', 'labels: {prow.k8s.io/gerrit-report-label: Verified}'),
      `jobs.yaml:5:18: ${UNIT} the label prow.k8s.io/gerrit-report-label and skip_report exclude each other`,
    ],
  ]);

  accepted([
    ['a postsubmit that never runs by itself', postsubmit('always_run: false')],
    ['always_run: false with a rule', presubmit('always_run: false', 'run_if_changed: a')],
    ['empty patterns', presubmit('always_run: true', 'run_if_changed: ""', 'trigger: ""')],
    [
      'an empty Gerrit label',
      presubmit('skip_report: true', 'labels: {prow.k8s.io/gerrit-report-label: ""}'),
    ],
  ]);
});

describe('jobs beside each other', () => {
  refused([
    [
      'V56 presubmit name for the same branch',
      both(presubmit(), presubmit()),
      `jobs.yaml:5:11: ${UNIT} ${TWICE} (jobs.yaml:3)`,
    ],
    [
      'V57 postsubmit name for the same branch',
      both(postsubmit('branches: [main]'), postsubmit('skip_branches: [dev]')),
      `jobs.yaml:6:11: ${POST} ${TWICE} (jobs.yaml:3)`,
    ],
    [
      'V58 one context for two jobs',
      both(presubmit(), presubmit('name: other', 'context: unit')),
      `jobs.yaml:7:14: presubmit other of org/repo: ${UNIT.slice(0, -1)} reports to the same context unit (jobs.yaml:3)`,
    ],
    [
      'V59 duplicated periodic',
      both(periodic('interval: 1h'), periodic('interval: 1h')),
      'jobs.yaml:6:11: periodic unit: there is another periodic of this name (jobs.yaml:3)',
    ],
  ]);

  accepted([
    [
      'one name for different branches',
      both(presubmit('branches: [main]'), presubmit('branches: [dev]')),
    ],
    [
      'one context for different branches',
      both(presubmit('branches: [a]'), presubmit('name: b', 'context: unit', 'branches: [b]')),
    ],
  ]);
});

describe('the times of a periodic', () => {
  refused([
    [
      'V60 cron and interval',
      periodic('interval: 1h', 'cron: "@daily"'),
      'jobs.yaml:5:15: periodic unit: cron and interval exclude each other; keep one',
    ],
    [
      'V61 neither cron nor interval',
      periodic(),
      'jobs.yaml:3:5: periodic unit: a periodic needs one of cron, interval, minimum_interval',
    ],
    [
      'V62 cron with four fields',
      periodic('cron: "* * * *"'),
      `jobs.yaml:5:11: periodic unit: "* * * *" ${NO_CRON} it must have five fields, or six with the second in front, not 4`,
    ],
    [
      'V62 cron with a time zone',
      periodic('cron: "TZ=Asia/Tokyo 0 6 * * *"'),
      `jobs.yaml:5:11: periodic unit: "TZ=Asia/Tokyo 0 6 * * *" ${NO_CRON} a time zone cannot be set, cron is always in UTC`,
    ],
    [
      'V63 interval',
      periodic('interval: 1d'),
      'jobs.yaml:5:15: periodic unit: interval must be a duration such as "2h30m", not "1d"',
    ],
    [
      'V63 minimum_interval',
      periodic('minimum_interval: soon'),
      'jobs.yaml:5:23: periodic unit: minimum_interval must be a duration such as "2h30m", not "soon"',
    ],
    [
      'V64 retry interval',
      periodic('interval: 1h', 'retry: {attempts: 3, interval: x}'),
      'jobs.yaml:6:36: periodic unit: retry.interval must be a duration such as "2h30m", not "x"',
    ],
    [
      'V64 retry without interval',
      periodic('interval: 1h', 'retry: {attempts: 3}'),
      'jobs.yaml:6:12: periodic unit: a retry needs an interval such as 10m, the time between two tries',
    ],
  ]);

  accepted([
    ['an empty cron beside an interval', periodic('interval: 1h', 'cron: ""')],
    [
      'more tries than there will be',
      periodic('cron: "@hourly"', 'retry: {attempts: 99, interval: 5m}'),
    ],
    [
      'V65 a repository that is cloned twice, which checkconfig warns of',
      presubmit('extra_refs: [{org: org, repo: repo}]'),
    ],
  ]);
});
