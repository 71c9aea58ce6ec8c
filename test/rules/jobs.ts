import { branchesOf } from '../../src/config/branches.ts';
import type {
  JobFields,
  Postsubmit,
  Presubmit,
  TriggerSettings,
  When,
} from '../../src/config/config.ts';
import { defaultTrigger } from '../../src/config/default-trigger.ts';
import { compilePattern } from '../../src/config/pattern.ts';

/** Jobs as the configuration makes them, for tests that say only what they are about. */

interface JobChanges {
  readonly when?: When;
  readonly branches?: readonly string[];
  readonly skipBranches?: readonly string[];
  readonly context?: string;
  readonly fields?: Partial<JobFields>;
}

interface PresubmitChanges extends JobChanges {
  readonly optional?: boolean;
  readonly trigger?: string;
  readonly rerunCommand?: string;
}

export const ALWAYS: When = { kind: 'always' };
export const MANUAL: When = { kind: 'only-when-asked' };

export function ifChanged(source: string): When {
  return { kind: 'if-changed', pattern: compilePattern(source) };
}

export function skipIfOnlyChanged(source: string): When {
  return { kind: 'skip-if-only-changed', pattern: compilePattern(source) };
}

function base(name: string, changes: JobChanges): Omit<Postsubmit, 'kind'> {
  return {
    repo: 'org/repo',
    name,
    when: changes.when ?? ALWAYS,
    branches: branchesOf(changes.branches ?? [], changes.skipBranches ?? []),
    skipReport: false,
    context: changes.context ?? name,
    fields: {
      name,
      agent: 'kubernetes',
      cluster: 'default',
      namespace: 'test-pods',
      ...changes.fields,
    },
  };
}

export function presubmit(name: string, changes: PresubmitChanges = {}): Presubmit {
  const usual = defaultTrigger(name);
  return {
    ...base(name, changes),
    kind: 'presubmit',
    optional: changes.optional ?? false,
    runBeforeMerge: false,
    trigger: changes.trigger === undefined ? usual.trigger : compilePattern(changes.trigger),
    rerunCommand: changes.rerunCommand ?? usual.rerunCommand,
  };
}

export function postsubmit(name: string, changes: JobChanges = {}): Postsubmit {
  return { ...base(name, changes), kind: 'postsubmit' };
}

export const SETTINGS: TriggerSettings = {
  trustedOrg: '',
  trustedApps: [],
  joinOrgUrl: '',
  onlyOrgMembers: false,
  ignoreOkToTest: false,
  triggerGithubWorkflows: false,
};
