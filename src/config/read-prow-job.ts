import type { ProwJob } from '../prowjob/spec.ts';
import type { Loaded, Problem } from './problem.ts';
import { problemAt, topOf, within } from './read/place.ts';
import type { Place } from './read/place.ts';
import type { Notes } from './read/reader.ts';
import { prowJob } from './schema/prow-job.ts';
import type { WrittenProwJob } from './schema/prow-job.ts';
import type { YamlFile } from './yaml.ts';

/**
 * A ProwJob as Prow writes it: from prowjob.json, a cluster, or a file that somebody edited. It means what it means to
 * Go: null is as good as absent, and what Prow does not know is dropped, with a warning.
 */
export function readProwJob(
  file: Pick<YamlFile, 'path' | 'value' | 'positionOf'>,
): Loaded<ProwJob> {
  const notes: Notes = { problems: [], warnings: [] };
  const written = prowJob(file.value, topOf(file), notes);
  if (written === undefined) return { ok: false, problems: notes.problems };
  const problems = [...notes.problems, ...missing(written, topOf(file))];
  const { metadata: { name, ...metadata } = {}, spec: { type, job, ...spec } = {} } = written;
  if (problems.length > 0 || !name || !type || !job) return { ok: false, problems };
  const value: ProwJob = {
    apiVersion: 'prow.k8s.io/v1',
    kind: 'ProwJob',
    metadata: { name, ...metadata },
    spec: { agent: 'kubernetes', cluster: 'default', namespace: '', type, job, ...spec },
    status: written.status ?? {},
  };
  return { ok: true, value, warnings: notes.warnings };
}

const NO_PROW_JOB = 'this is no ProwJob: it must say apiVersion: prow.k8s.io/v1 and kind: ProwJob';

/** What a run cannot do without; what tests code must say which. */
function missing(written: WrittenProwJob, top: Place): readonly Problem[] {
  const { apiVersion, kind, metadata, spec = {} } = written;
  if (apiVersion !== 'prow.k8s.io/v1' || kind !== 'ProwJob') return [problemAt(top, NO_PROW_JOB)];
  const { type, job, refs } = spec;
  const says = [
    ...(metadata?.name ? [] : ['metadata.name is missing']),
    ...(job ? [] : ['spec.job, the name of the job, is missing']),
    ...(type ? [] : ['spec.type is missing: presubmit, postsubmit, periodic or batch']),
    ...(type === 'periodic' || refs ? [] : ['spec.refs is missing: only a periodic tests no code']),
    ...(type === 'presubmit' && refs && !refs.pulls?.length
      ? ['spec.refs.pulls is empty: a presubmit tests a pull request']
      : []),
  ];
  return says.map((sentence) => problemAt(within(top, 'spec'), sentence));
}
