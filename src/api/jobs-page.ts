import type { ProwJob } from '../prowjob/spec.ts';
import type { JobRow, JobsPage } from './contract.ts';
import type { JobsDeps } from './jobs-deps.ts';
import { cursorText, matches, type Cursor, type JobsAsked } from './jobs-query.ts';

const DAY_MS = 24 * 60 * 60_000;
/** So much of the history is looked through for one page; a page that finds less leads on all the same. */
const DAYS_A_PAGE = 7;
/** What ended before is not looked for. */
const DAYS_IN_ALL = 400;

type Source = Pick<JobsDeps, 'board' | 'history' | 'isShown' | 'now'>;

/** One page of the list: first what the board has, then what only the history remembers. */
export async function jobsPage(source: Source, asked: JobsAsked): Promise<JobsPage> {
  const { board } = source;
  const { jobs, next } =
    asked.after?.of === 'history'
      ? await fromHistory(source, asked, asked.after)
      : fromBoard(source, asked);
  const asOf = board.asOf()?.toISOString();
  return {
    jobs: jobs.map(jobRow),
    ...(next && { next: cursorText(next) }),
    ...(asOf !== undefined && { asOf }),
  };
}

interface Page {
  readonly jobs: readonly ProwJob[];
  readonly next?: Cursor | undefined;
}

function fromBoard({ board, isShown }: Source, { filter, limit, after }: JobsAsked): Page {
  const isAfter = ({ metadata: { name }, status: { startTime } }: ProwJob): boolean => {
    if (!after) return true;
    const time = startTime ?? '';
    return time === after.time ? name > after.name : time < after.time;
  };
  const found: ProwJob[] = [];
  for (const job of board.jobs()) {
    if (found.length === limit) break;
    if (isAfter(job) && isShown(job) && matches(job, filter)) found.push(job);
  }
  const last = found.at(-1);
  const next: Cursor =
    found.length < limit || last === undefined
      ? { of: 'history', time: '', name: '' }
      : { of: 'board', time: last.status.startTime ?? '', name: last.metadata.name };
  return { jobs: found, next };
}

async function fromHistory(
  { board, history, isShown, now }: Source,
  { filter, limit }: JobsAsked,
  after: Cursor,
): Promise<Page> {
  const to = after.time === '' ? now() : new Date(after.time);
  const from = new Date(to.getTime() - DAYS_A_PAGE * DAY_MS);
  const isFarBack = now().getTime() - to.getTime() > DAYS_IN_ALL * DAY_MS;
  if (Number.isNaN(to.getTime()) || isFarBack) return { jobs: [] };
  const found: ProwJob[] = [];
  for await (const job of history.read({ from, to })) {
    if (isBefore(job, after) || board.job(job.metadata.name)) continue;
    if (!isShown(job) || !matches(job, filter)) continue;
    found.push(job);
    if (found.length === limit) return { jobs: found, next: cursorAt(job) };
  }
  const time = new Date(from.getTime() - 1).toISOString();
  return { jobs: found, next: { of: 'history', time, name: '' } };
}

/** Was the run on a page before? The history is in the order of ends, and of names where they are the same. */
function isBefore({ metadata, status }: ProwJob, { time, name }: Cursor): boolean {
  return status.completionTime === time && metadata.name <= name;
}

function cursorAt({ metadata, status }: ProwJob): Cursor {
  return { of: 'history', time: status.completionTime ?? '', name: metadata.name };
}

/** A run as a row of a list. */
export function jobRow({ metadata, spec, status }: ProwJob): JobRow {
  const refs = spec.refs ?? spec.extra_refs?.[0];
  const pulls = spec.refs?.pulls;
  const containers = spec.pod_spec?.containers;
  return {
    name: metadata.name,
    type: spec.type,
    job: spec.job,
    state: status.state ?? 'triggered',
    cluster: spec.cluster,
    ...(refs && { repo: `${refs.org}/${refs.repo}` }),
    ...(refs?.base_ref && { baseRef: refs.base_ref }),
    ...(refs?.base_sha && { baseSha: refs.base_sha }),
    ...(pulls && {
      pulls: pulls.map(({ number, author, sha, title, link }) => ({
        ...{ number, author, sha },
        ...(title !== undefined && { title }),
        ...(link !== undefined && { link }),
      })),
    }),
    ...(spec.context && { context: spec.context }),
    ...(status.description && { description: status.description }),
    ...(status.build_id && { buildId: status.build_id }),
    ...(status.url && { url: status.url }),
    ...(status.startTime && { startTime: status.startTime }),
    ...(status.pendingTime && { pendingTime: status.pendingTime }),
    ...(status.completionTime && { completionTime: status.completionTime }),
    ...(containers && { containers: containers.map(({ name }) => name || 'test') }),
  };
}
