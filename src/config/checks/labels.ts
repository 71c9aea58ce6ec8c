import { isLabelValue, isQualifiedName } from '../label-syntax.ts';
import type { Check } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

/** Labels that prowflow itself sets on what it runs. Prow: pkg/pod-utils/decorate/podspec.go `Labels`. */
const RESERVED = ['prow.k8s.io/type', 'created-by-prow', 'prow.k8s.io/id'];

/** Prow: pkg/config/config.go `validateLabels`. */
export const checkLabels: Check = (job) =>
  Object.entries(job.fields.labels ?? {}).flatMap(([label, value]) => {
    const problem = labelProblem(label, value);
    return problem === undefined ? [] : [jobProblem(job, ['labels', label], problem)];
  });

function labelProblem(label: string, value: string): string | undefined {
  if (RESERVED.includes(label)) return `the label ${label} is set by prowflow; choose another name`;
  if (!isQualifiedName(label)) return `${label} is no valid label name; ${FORM}`;
  return isLabelValue(value)
    ? undefined
    : `"${value}" is no valid value of the label ${label}; ${FORM}`;
}

const FORM =
  'Kubernetes wants at most 63 letters, digits, - . _, with a letter or digit at both ends';

/** Prow: pkg/config/config.go `validateAnnotation`. */
export const checkAnnotations: Check = (job) =>
  Object.keys(job.fields.annotations ?? {})
    .filter((key) => !isQualifiedName(key))
    .map((key) =>
      jobProblem(job, ['annotations', key], `${key} is no valid annotation name; ${FORM}`),
    );
