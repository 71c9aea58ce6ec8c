import { assertNever } from '../prowjob/assert-never.ts';
import type { When } from '../config/config.ts';
import type { JobVerdict } from './job-verdict.ts';

/** A `When` that depends on the changed files. */
export type ChangeRule = Extract<When, { readonly pattern: unknown }>;

/** True for a job that the changed files can start. Prow: pkg/config/jobs.go `RegexpChangeMatcher.CouldRun`. */
export function isChangeRule(when: When): when is ChangeRule {
  return when.kind === 'if-changed' || when.kind === 'skip-if-only-changed';
}

/** A file name or pattern in words; both may be long, and decisions are kept in histories. */
function quoted(text: string): string {
  return text.length > 200 ? `"${text.slice(0, 200)}…"` : `"${text}"`;
}

function count(files: readonly string[]): string {
  return files.length === 1 ? '1 changed file' : `${String(files.length)} changed files`;
}

/** Answers for any rule whether the files of one change start its job. */
export type ChangeJudge = (rule: ChangeRule) => JobVerdict;

/** A judge who remembers: jobs of a repository share their patterns, and a change may have thousands of files. */
export function changeJudge(changedFiles: readonly string[]): ChangeJudge {
  const known = new Map<string, JobVerdict>();
  return (rule) => {
    const key = `${rule.kind} ${rule.pattern.source}`;
    const verdict = known.get(key) ?? changeVerdict(rule, changedFiles);
    known.set(key, verdict);
    return verdict;
  };
}

/**
 * Do the changed files start the job? No files start none, whichever way the rule is written.
 * Prow: pkg/config/jobs.go `RegexpChangeMatcher.RunsAgainstChanges`.
 */
export function changeVerdict(rule: ChangeRule, changedFiles: readonly string[]): JobVerdict {
  const pattern = quoted(rule.pattern.source);
  switch (rule.kind) {
    case 'if-changed': {
      const hit = changedFiles.find((file) => rule.pattern.test(file));
      if (hit !== undefined) {
        return { run: true, why: `${quoted(hit)} matches run_if_changed ${pattern}` };
      }
      return {
        run: false,
        why: `none of ${count(changedFiles)} matches run_if_changed ${pattern}`,
        wouldRunIf: `a file that matches ${pattern} changes`,
      };
    }
    case 'skip-if-only-changed': {
      const hit = changedFiles.find((file) => !rule.pattern.test(file));
      if (hit !== undefined) {
        return {
          run: true,
          why: `${quoted(hit)} does not match skip_if_only_changed ${pattern}`,
        };
      }
      return {
        run: false,
        why:
          changedFiles.length === 0
            ? 'no file changed'
            : `all of ${count(changedFiles)} match skip_if_only_changed ${pattern}`,
        wouldRunIf: `a file that does not match ${pattern} changes`,
      };
    }
    default:
      return assertNever(rule);
  }
}
