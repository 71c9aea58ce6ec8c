import { defaultTrigger } from '../default-trigger.ts';
import type { Check, LoadedPresubmit } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';
import { patternProblems } from './change-rules.ts';

/**
 * A trigger of one's own comes with the command that people type. The default pair needs no check.
 * Prow: pkg/config/config.go `validateTriggering`, `SetPresubmitRegexes`.
 */
export const checkTrigger: Check<LoadedPresubmit> = (job) => {
  const { name, trigger, rerun_command } = job.fields;
  if (trigger === undefined || rerun_command === undefined) {
    const field = trigger === undefined ? 'rerun_command' : 'trigger';
    return [jobProblem(job, field, 'trigger and rerun_command go together; set both or neither')];
  }
  if (trigger === defaultTrigger(name).trigger.source) return [];
  const broken = patternProblems(job, 'trigger', trigger);
  if (broken.length > 0 || job.job.trigger.test(rerun_command)) return broken;
  const says = `the trigger does not match the rerun_command "${rerun_command}"`;
  return [jobProblem(job, 'trigger', says)];
};
