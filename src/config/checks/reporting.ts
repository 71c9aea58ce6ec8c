import type { Check, LoadedPostsubmit, LoadedPresubmit } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

const GERRIT_REPORT_LABEL = 'prow.k8s.io/gerrit-report-label';

/** Prow: pkg/config/config.go `validateReporting`. */
export const checkReporting: Check<LoadedPresubmit | LoadedPostsubmit> = (job) => {
  const { skip_report, labels } = job.fields;
  if (!skip_report || !labels?.[GERRIT_REPORT_LABEL]) return [];
  const says = `the label ${GERRIT_REPORT_LABEL} and skip_report exclude each other`;
  return [jobProblem(job, 'skip_report', says)];
};
