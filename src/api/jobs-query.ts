import { z } from 'zod';
import type { ProwJob } from '../prowjob/spec.ts';
import { HttpRefusal } from './http-refusal.ts';

const text = z.string().min(1).max(250);

/** What lists of jobs can be narrowed by. Prow: cmd/deck, the parameters of its first page. */
export const JobFilter = z.object({
  type: text.optional(),
  org: text.optional(),
  /** `repo`, or `org/repo`. */
  repo: text.optional(),
  pull: z.coerce.number().int().positive().optional(),
  /** `*` stands for anything. */
  job: text.optional(),
  state: text.optional(),
  cluster: text.optional(),
  author: text.optional(),
});

export type JobFilter = z.infer<typeof JobFilter>;

const MOST = 500;
const USUAL = 100;

/** Where a page begins: after a run on the board by its start, or in the history by its end. */
export interface Cursor {
  readonly of: 'board' | 'history';
  /** RFC 3339, or empty for before all. */
  readonly time: string;
  readonly name: string;
}

const CURSOR = /^(board|history)~([0-9TZ:.-]{0,40})~([A-Za-z0-9_.-]{0,250})$/;

const JobsQuery = JobFilter.extend({
  limit: z.coerce.number().int().min(1).max(MOST).default(USUAL),
  after: z.string().regex(CURSOR).optional(),
});

export interface JobsAsked {
  readonly filter: JobFilter;
  readonly limit: number;
  readonly after: Cursor | undefined;
}

/** Reads the query of the list of jobs; throws HttpRefusal BAD_QUERY that names what is wrong. */
export function readJobsQuery(query: unknown): JobsAsked {
  const { limit, after, ...filter } = readQuery(JobsQuery, query);
  const [, of, time = '', name = ''] = CURSOR.exec(after ?? '') ?? [];
  const cursor = { of: of === 'history' ? 'history' : 'board', time, name } as const;
  return { filter, limit, after: of === undefined ? undefined : cursor };
}

/** A query by its shape; throws HttpRefusal BAD_QUERY that names what is wrong. */
export function readQuery<T>(shape: z.ZodType<T>, query: unknown): T {
  const read = shape.safeParse(query);
  if (read.success) return read.data;
  const names = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new HttpRefusal('BAD_QUERY', `the query is not understood: ${names.join('; ')}`);
}

/** `board~time~name`, as `after` takes it. */
export function cursorText({ of, time, name }: Cursor): string {
  return `${of}~${time}~${name}`;
}

/** Is the run among those that were asked for? */
export function matches({ spec, status }: ProwJob, filter: JobFilter): boolean {
  const refs = spec.refs ?? spec.extra_refs?.[0];
  const pulls = spec.refs?.pulls ?? [];
  const { type, org, repo, pull, job, state, cluster, author } = filter;
  return (
    (type === undefined || spec.type === type) &&
    (org === undefined || refs?.org === org) &&
    (repo === undefined || refs?.repo === repo || fullName(refs) === repo) &&
    (pull === undefined || pulls.some(({ number }) => number === pull)) &&
    (job === undefined || fits(spec.job, job)) &&
    (state === undefined || (status.state ?? 'triggered') === state) &&
    (cluster === undefined || spec.cluster === cluster) &&
    (author === undefined || pulls.some((one) => one.author === author))
  );
}

function fullName(refs: { readonly org: string; readonly repo: string } | undefined): string {
  return refs ? `${refs.org}/${refs.repo}` : '';
}

/** A pattern from a request is no regular expression: it could take for ever. */
function fits(name: string, pattern: string): boolean {
  const [first = '', ...more] = pattern.split('*');
  const last = more.pop();
  if (last === undefined) return name === pattern;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of more) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
