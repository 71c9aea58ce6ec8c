import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Client } from '@temporalio/client';
import { createJobActs } from '../adapters/temporal/job-acts.ts';
import type { By, JobActs, PullRef } from '../ports/job-acts.ts';
import { mayAct, type JobAct } from '../prowjob/job-acts.ts';
import { isOrgOrRepo } from '../prowjob/run-ids.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import { findJob, finderIn } from './find-job.ts';
import { PULL_IDLE_MS, TASK_QUEUE, type TemporalOptions } from './temporal-options.ts';
import { withTemporal } from './with-temporal.ts';

/** What a command acts on. */
export type Target =
  | { readonly kind: 'job'; readonly name: string }
  | { readonly kind: 'pull'; readonly pull: PullRef; readonly text: string };

/** The words of a target: `NAME`, `ORG/REPO#N` or `pull ORG/REPO#N`; throws a sentence for others. */
export function readTarget(words: readonly string[]): Target {
  const [word = '', ...more] = words[0] === 'pull' ? words.slice(1) : words;
  if (more.length > 0) throw new Error(`one at a time: what is to become of ${more.join(' ')}?`);
  if (!word.includes('#') && words[0] !== 'pull') return { kind: 'job', name: word };
  return { kind: 'pull', ...readPull(word) };
}

/** A pull request as people write it; throws a sentence for what is none. */
export function readPull(text: string): { readonly pull: PullRef; readonly text: string } {
  const [, org = '', repo = '', number = ''] =
    /^([^/#]+)\/([^/#]+)#([1-9]\d{0,8})$/.exec(text) ?? [];
  if (isOrgOrRepo(org) && isOrgOrRepo(repo)) {
    return { pull: { org, repo, number: Number(number) }, text };
  }
  throw new Error(`"${text}" is no pull request: write it as ORG/REPO#NUMBER`);
}

/** Who types, as it is told to others. */
export function byMe(): By {
  return { by: `${userInfo().username} on the command line` };
}

interface Acting {
  readonly acts: JobActs;
  readonly by: By;
}

/** Acts on a run that is in a state for it, and prints what became of it; throws a sentence when it is not. */
export async function actOnJob(
  options: TemporalOptions,
  act: JobAct,
  name: string,
  deed: (job: ProwJob, acting: Acting) => Promise<string>,
): Promise<void> {
  const says = await withTemporal(options, async (client) => {
    const { job } = await findJob(finderIn(client), name);
    const verdict = mayAct(act, job.status);
    if (!verdict.may) throw new Error(`${name}: ${verdict.why}`);
    return deed(job, { acts: actsOn(client), by: byMe() });
  });
  process.stdout.write(`${says}\n`);
}

/** Asks something of a pull request's workflow, which does it in its turn. */
export async function askOfPull(
  options: TemporalOptions,
  what: 'hold' | 'release' | 'retest',
  { pull, text }: { readonly pull: PullRef; readonly text: string },
): Promise<void> {
  await withTemporal(options, (client) => actsOn(client).askOfPull(pull, what, byMe()));
  process.stdout.write(`${text}: ${what} was asked for\n`);
}

function actsOn(client: Client): JobActs {
  return createJobActs(client, {
    taskQueue: TASK_QUEUE,
    pullIdleMs: PULL_IDLE_MS,
    newId: randomUUID,
  });
}
