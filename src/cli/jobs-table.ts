import type { JobRow } from '../api/contract.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import type { TimelineEntry } from '../prowjob/timeline.ts';
import { columns } from './columns.ts';

/** Runs for people. A wide table also has where it runs, its build and what it says of itself. */
export function jobsTable(jobs: readonly JobRow[], isWide: boolean, now: Date): string {
  if (jobs.length === 0) return 'there are no such jobs\n';
  const head = ['PROW JOB', 'TYPE', 'JOB', 'OF', 'STATE', 'AGE'];
  const more = ['TOOK', 'CLUSTER', 'BUILD', 'SAYS'];
  const rows = jobs.map((job) => [
    ...[job.name, job.type, job.job, subjectOf(job), job.state, ageOf(job, now)],
    ...(isWide ? [tookOf(job), job.cluster, job.buildId ?? '-', job.description ?? ''] : []),
  ]);
  return columns([isWide ? [...head, ...more] : head, ...rows]);
}

/** One run for people: where it stands, and how it came to that. */
export function jobText(
  { metadata, spec, status }: ProwJob,
  timeline: readonly TimelineEntry[] | undefined,
): string {
  const { refs } = spec;
  const pulls = (refs?.pulls ?? []).map(({ number, sha }) => `#${String(number)} at ${sha}`);
  const facts = [
    ['Prow job:', metadata.name],
    ['Job:', `${spec.job} (${spec.type})`],
    ['Of:', refs ? [`${refs.org}/${refs.repo}`, refs.base_ref, ...pulls].join(' ') : '-'],
    [
      'State:',
      `${status.state ?? 'triggered'}${status.description ? `: ${status.description}` : ''}`,
    ],
    ['Cluster:', spec.cluster],
    ['Build:', status.build_id ?? '-'],
    ['URL:', status.url || '-'],
    ['Started:', status.startTime ?? '-'],
    ['Ended:', status.completionTime ?? '-'],
  ];
  if (timeline === undefined) return columns(facts);
  const steps = timeline.map(({ at, state, says }) => [at, state, says]);
  return `${columns(facts)}\n${columns([['AT', 'STATE', 'WHAT'], ...steps])}`;
}

function subjectOf({ repo, baseRef, pulls }: JobRow): string {
  if (repo === undefined) return '-';
  if (pulls === undefined || pulls.length === 0) return `${repo}@${baseRef ?? ''}`;
  return `${repo}#${pulls.map(({ number }) => String(number)).join(',')}`;
}

function ageOf({ startTime }: JobRow, now: Date): string {
  return spanOf(startTime, now.getTime());
}

function tookOf({ startTime, completionTime }: JobRow): string {
  return completionTime === undefined ? '-' : spanOf(startTime, Date.parse(completionTime));
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
] as const;

/** As kubectl has it, in the largest unit that says something. */
function spanOf(from: string | undefined, toMs: number): string {
  if (from === undefined) return '-';
  const seconds = Math.max(0, Math.floor((toMs - Date.parse(from)) / 1000));
  const [unit, size] = UNITS.find(([, one]) => seconds >= 2 * one) ?? ['s', 1];
  return `${String(Math.floor(seconds / size))}${unit}`;
}
