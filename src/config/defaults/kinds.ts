import { branchesOf } from '../branches.ts';
import type { Periodic, Postsubmit, Presubmit } from '../config.ts';
import { defaultTrigger } from '../default-trigger.ts';
import { compilePattern } from '../pattern.ts';
import type { PeriodicFields, PostsubmitFields, PresubmitFields } from '../schema/job.ts';
import { whenOfPostsubmit, whenOfPresubmit } from '../when.ts';
import type { Resolved } from './job.ts';

/** Prow: pkg/config/config.go `defaultPresubmitFields`. Half a pair of trigger and command stays half: it is refused. */
export function presubmitDefaults(fields: PresubmitFields & Resolved): PresubmitFields & Resolved {
  const context = fields.context ?? fields.name;
  const always_run = fields.always_run ?? false;
  if (fields.trigger !== undefined || fields.rerun_command !== undefined) {
    return { ...fields, always_run, context };
  }
  const { trigger, rerunCommand } = defaultTrigger(fields.name);
  return { ...fields, always_run, trigger: trigger.source, rerun_command: rerunCommand, context };
}

/** A presubmit from its fields, which {@link presubmitDefaults} has filled. */
export function presubmitOf(repo: string, fields: PresubmitFields & Resolved): Presubmit {
  const standard = defaultTrigger(fields.name);
  const source = fields.trigger ?? '';
  const isStandard = source === standard.trigger.source;
  return {
    kind: 'presubmit',
    repo,
    name: fields.name,
    when: whenOfPresubmit(fields),
    branches: branchesOf(fields.branches ?? [], fields.skip_branches ?? []),
    optional: fields.optional ?? false,
    skipReport: fields.skip_report ?? false,
    runBeforeMerge: fields.run_before_merge ?? false,
    trigger: isStandard ? standard.trigger : compilePattern(source),
    rerunCommand: fields.rerun_command ?? '',
    context: fields.context ?? fields.name,
    fields,
  };
}

/** Prow: pkg/config/config.go `defaultPostsubmitFields`. */
export function postsubmitDefaults(
  fields: PostsubmitFields & Resolved,
): PostsubmitFields & Resolved {
  return { ...fields, context: fields.context ?? fields.name };
}

/** A postsubmit from its fields, which {@link postsubmitDefaults} has filled. */
export function postsubmitOf(repo: string, fields: PostsubmitFields & Resolved): Postsubmit {
  return {
    kind: 'postsubmit',
    repo,
    name: fields.name,
    when: whenOfPostsubmit(fields),
    branches: branchesOf(fields.branches ?? [], fields.skip_branches ?? []),
    skipReport: fields.skip_report ?? false,
    context: fields.context ?? fields.name,
    fields,
  };
}

export function periodicOf(fields: PeriodicFields & Resolved): Periodic {
  return { kind: 'periodic', name: fields.name, fields };
}
