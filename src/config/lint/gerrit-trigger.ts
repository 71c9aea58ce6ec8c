import { jobProblem } from '../checks/loaded-job.ts';
import { compilePattern, patternProblem } from '../pattern.ts';
import type { Lint } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `validate`, where it has no name; pkg/config/config.go `IsAllowedPresubmitTrigger`. */
export const gerritTrigger: Lint = {
  name: 'gerrit-trigger',
  help: 'gerrit.allowed_presubmit_trigger_re does not match the rerun_command of a presubmit: nobody can start it by a comment.',
  runs: 'by-default',
  find({ main, jobs }) {
    const source = main.sections.gerrit?.value.allowed_presubmit_trigger_re ?? '';
    if (source === '' || patternProblem(source) !== undefined) return [];
    const allowed = compilePattern(source);
    return jobs.presubmits
      .filter(({ job }) => !allowed.test(job.rerunCommand))
      .map((job) => {
        const says = `gerrit.allowed_presubmit_trigger_re does not match its rerun_command "${job.job.rerunCommand}"`;
        return jobProblem(job, 'rerun_command', says);
      });
  },
};
