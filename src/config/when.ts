import type { When } from './config.ts';
import { compilePattern } from './pattern.ts';

/** The fields that say when a job starts by itself. */
export interface WrittenWhen {
  readonly always_run?: boolean;
  readonly run_if_changed?: string;
  readonly skip_if_only_changed?: string;
}

/** When a presubmit runs; with no rule, only when somebody asks. Prow: pkg/config/jobs.go `Presubmit.ShouldRun`. */
export function whenOfPresubmit(written: WrittenWhen): When {
  if (written.always_run) return { kind: 'always' };
  return changeRule(written) ?? { kind: 'only-when-asked' };
}

/** When a postsubmit runs; with no rule, on every push. Prow: pkg/config/jobs.go `Postsubmit.ShouldRun`. */
export function whenOfPostsubmit(written: WrittenWhen): When {
  const rule = changeRule(written);
  if (rule) return rule;
  return written.always_run === false ? { kind: 'only-when-asked' } : { kind: 'always' };
}

function changeRule({ run_if_changed, skip_if_only_changed }: WrittenWhen): When | undefined {
  if (run_if_changed !== undefined) {
    return { kind: 'if-changed', pattern: compilePattern(run_if_changed) };
  }
  return skip_if_only_changed === undefined
    ? undefined
    : { kind: 'skip-if-only-changed', pattern: compilePattern(skip_if_only_changed) };
}
