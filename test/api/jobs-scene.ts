import { stringify } from 'yaml';
import type { FastifyInstance } from 'fastify';
import { parseApiTokens } from '../../src/api/actions-token.ts';
import type { QueuesPage } from '../../src/api/contract.ts';
import type { LogLimits } from '../../src/api/logs.ts';
import type { JobsDeps } from '../../src/api/jobs-deps.ts';
import { createApi } from '../../src/api/server.ts';
import type { LogBytes, OpenedLog, PodLogOptions } from '../../src/ports/run-logs.ts';
import { listEntry } from '../../src/prowjob/list-entry.ts';
import { rerunOf, sourceOf } from '../../src/prowjob/rerun.ts';
import type { ProwJob, ProwJobStatus } from '../../src/prowjob/spec.ts';
import { newJob } from '../workflows/new-job.ts';

export const TOKEN = 'a-token-that-is-long-enough';
export const BEARER = { authorization: `Bearer ${TOKEN}` };
export const NOW = new Date('2026-08-01T12:00:00Z');

/** A run of a name, in a state. */
export function aRun(
  name: string,
  status: ProwJobStatus = {},
  spec: Partial<ProwJob['spec']> = {},
): ProwJob {
  const job = newJob(spec);
  const startTime = '2026-08-01T10:00:00Z';
  return {
    ...job,
    metadata: { ...job.metadata, name },
    status: { state: 'triggered', startTime, ...status },
  };
}

export interface SceneOptions {
  readonly jobs?: readonly ProwJob[];
  /** What only the history remembers, the newest end first. */
  readonly past?: readonly ProwJob[];
  readonly isOff?: boolean;
  readonly queues?: QueuesPage;
  readonly showHidden?: boolean;
  readonly limits?: LogLimits;
  readonly podLog?: (how: PodLogOptions) => OpenedLog | Error;
  readonly storedLog?: (container: string) => string | undefined;
}

export interface Scene {
  readonly app: FastifyInstance;
  /** What was done, in words. */
  readonly deeds: string[];
  /** The runs as they are; a test changes them. */
  readonly runs: Map<string, ProwJob>;
  readonly started: ProwJob[];
}

/** The API on runs that a test tells of. */
export function scene(options: SceneOptions = {}): Scene {
  const deeds: string[] = [];
  const started: ProwJob[] = [];
  const runs = new Map((options.jobs ?? []).map((job) => [job.metadata.name, job]));
  const jobs: JobsDeps = {
    board: {
      jobs: () => [...runs.values()].map(listEntry),
      job: (name) => runs.get(name),
      asOf: () => NOW,
    },
    finder: {
      byName: (name) => {
        const job = runs.get(name);
        return Promise.resolve(job && { job, timeline: [] });
      },
      byBuild: (name, buildId) =>
        Promise.resolve(
          [...runs.values()].find(
            ({ spec, status }) => spec.job === name && status.build_id === buildId,
          ),
        ),
    },
    history: { read: (window) => past(options.past ?? [], window) },
    queues: () => Promise.resolve(options.queues ?? { slots: [], waiting: [] }),
    logs: {
      podLogs: () => ({
        open: (_pod, how) => {
          const log = options.podLog?.(how) ?? { kind: 'gone' };
          return log instanceof Error ? Promise.reject(log) : Promise.resolve(log);
        },
      }),
      storedLogs: (_job, container) => {
        const text = options.storedLog?.(container);
        return Promise.resolve(text === undefined ? undefined : bytesOf(text));
      },
    },
    acts: {
      abort: (name, { by }) => Promise.resolve(void deeds.push(`abort ${name} for ${by}`)),
      hold: (name, { by }) => Promise.resolve(void deeds.push(`hold ${name} for ${by}`)),
      release: (name) => Promise.resolve(void deeds.push(`release ${name}`)),
      askOfPull: ({ org, repo, number }, what, { by }) =>
        Promise.resolve(void deeds.push(`${what} ${org}/${repo}#${String(number)} for ${by}`)),
      makeRerun: (job, { by }, which) => {
        if (which === 'latest') return Promise.resolve({ kind: 'refused', why: 'it is gone' });
        const again = { name: 'new', startTime: NOW.toISOString(), of: job.metadata.name, by };
        return Promise.resolve({ kind: 'made', job: rerunOf(sourceOf(job), again) });
      },
      start: (job) => Promise.resolve(void started.push(job)),
    },
    whoHas: options.isOff ? undefined : parseApiTokens(`alice ${TOKEN}\n`),
    isShown: ({ spec }) => options.showHidden === true || spec.hidden !== true,
    yaml: (value) => stringify(value),
    now: () => NOW,
  };
  const nothing = () => Promise.resolve();
  const app = createApi({
    logger: false,
    secretsFor: () => [],
    sink: { accept: nothing, check: nothing },
    jobs,
    logLimits: options.limits,
  });
  return { app, deeds, runs, started };
}

async function* past(
  all: readonly ProwJob[],
  { from, to }: { readonly from: Date; readonly to: Date },
): AsyncGenerator<ProwJob> {
  await Promise.resolve();
  for (const job of all) {
    const end = Date.parse(job.status.completionTime ?? '');
    if (end >= from.getTime() && end <= to.getTime()) yield job;
  }
}

/** A log of one text, or of several that come one after the other. */
export async function* bytesOf(...texts: readonly string[]): LogBytes & AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    await Promise.resolve();
    yield Buffer.from(text);
  }
}
