import type { ProwJobSpec } from './spec.ts';

/** Labels and annotations by which people and tools find ProwJobs and Pods. Prow: pkg/kube/prowjob.go. */
export const LABEL = {
  createdByProw: 'created-by-prow',
  type: 'prow.k8s.io/type',
  job: 'prow.k8s.io/job',
  context: 'prow.k8s.io/context',
  org: 'prow.k8s.io/refs.org',
  repo: 'prow.k8s.io/refs.repo',
  baseRef: 'prow.k8s.io/refs.base_ref',
  pull: 'prow.k8s.io/refs.pull',
  isOptional: 'prow.k8s.io/is-optional',
  isRetest: 'prow.k8s.io/retest',
  isRerun: 'prow.k8s.io/re-run',
  createdByTide: 'created-by-tide',
  eventGuid: 'event-GUID',
  prowJobId: 'prow.k8s.io/id',
  buildId: 'prow.k8s.io/build-id',
} as const;

type Labels = Readonly<Record<string, string>>;

/** Kubernetes: apimachinery pkg/util/validation/validation.go `LabelValueMaxLength` and `labelValueFmt`. */
const LABEL_VALUE_LENGTH = 63;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

/**
 * The labels of a ProwJob or of its workload. `extra` (the job's own, and what started it) overrides what is generated.
 * A value that Kubernetes would refuse becomes its base name ("release/1.7" is "1.7") or, when that is refused too, is
 * left out. Prow: pkg/pod-utils/decorate/podspec.go `LabelsAndAnnotationsForSpec`.
 */
export function labelsFor(spec: ProwJobSpec, extra: Labels): Labels {
  const wanted = {
    [LABEL.createdByProw]: 'true',
    [LABEL.type]: spec.type,
    [LABEL.job]: shortened(spec.job),
    [LABEL.context]: shortened(spec.context ?? ''),
    ...refsLabels(spec),
    ...extra,
  };
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([key, value]) => {
      const valid = [value, baseName(value)].find(isLabelValue);
      return valid === undefined ? [] : [[key, valid]];
    }),
  );
}

/** The annotations beside {@link labelsFor}: job and context in full length, and `extra`, which overrides. */
export function annotationsFor(spec: ProwJobSpec, extra: Labels): Labels {
  return { [LABEL.job]: spec.job, [LABEL.context]: spec.context ?? '', ...extra };
}

/** True for a value that Kubernetes accepts; the empty one is. */
export function isLabelValue(value: string): boolean {
  return value.length <= LABEL_VALUE_LENGTH && LABEL_VALUE.test(value);
}

function refsLabels(spec: ProwJobSpec): Labels {
  const refs = spec.refs ?? spec.extra_refs?.[0];
  if (refs === undefined) return {};
  const pull = refs.pulls?.[0];
  return {
    [LABEL.org]: refs.org,
    [LABEL.repo]: refs.repo,
    [LABEL.baseRef]: refs.base_ref ?? '',
    ...(pull ? { [LABEL.pull]: String(pull.number) } : {}),
  };
}

function shortened(value: string): string {
  if (value.length <= LABEL_VALUE_LENGTH) return value;
  return value.slice(0, LABEL_VALUE_LENGTH).replace(/[._-]+$/, '');
}

/** As Go's path/filepath/path.go `Base` has it, slashes alone are called `/`. */
function baseName(value: string): string {
  return value.replace(/\/+$/, '').split('/').at(-1) || '/';
}
