import { LABEL } from './labels.ts';
import { withOrigin } from './origin.ts';
import { prowJob } from './prow-job.ts';
import type { ProwJob, ProwJobSpec } from './spec.ts';

/** What the run that comes again is named, when it starts, and what it comes from. */
export interface Again {
  /** A UUID. */
  readonly name: string;
  /** RFC 3339. */
  readonly startTime: string;
  /** The ProwJob that ran before. */
  readonly of: string;
  /** Who asked for it, in words. */
  readonly by: string;
}

const RERUN_OF = 'prowflow.dev/rerun-of';
const RERUN_BY = 'prowflow.dev/rerun-by';

type Labels = Readonly<Record<string, string>>;

/** The job to run again: what it ran then, or what its configuration says now. */
export interface RerunSource {
  readonly namespace: string;
  readonly spec: ProwJobSpec;
  readonly labels: Labels;
  readonly annotations: Labels;
}

/** How a job is configured now, if there still is such a job. */
export type LatestJob =
  | { readonly kind: 'found'; readonly source: RerunSource }
  | { readonly kind: 'gone'; readonly why: string };

/** What a run ran, to run it once more. */
export function sourceOf({ metadata, spec }: ProwJob): RerunSource {
  const { namespace = 'default', labels = {}, annotations = {} } = metadata;
  return { namespace, spec, labels, annotations };
}

/**
 * A new run of a job that ran before. Its labels say that it is one, and no more that it was a retest of another time, or
 * which Pod there was. Prow: cmd/deck, the handler of rerun; pkg/kube/prowjob.go `ReRunLabel`.
 */
export function rerunOf(source: RerunSource, { name, startTime, of, by }: Again): ProwJob {
  const { namespace, spec } = source;
  const labels = { ...without(source.labels, OF_ONE_RUN), [LABEL.isRerun]: 'true' };
  const annotations = {
    ...withOrigin(source.annotations, undefined),
    [RERUN_OF]: of,
    [RERUN_BY]: by,
  };
  return prowJob({ name, namespace, spec, labels, annotations, startTime });
}

const OF_ONE_RUN: ReadonlySet<string> = new Set([
  LABEL.prowJobId,
  LABEL.buildId,
  LABEL.eventGuid,
  LABEL.isRetest,
]);

function without(labels: Labels, names: ReadonlySet<string>): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !names.has(name)));
}
