import { z } from 'zod';
import type { GitHubEvent, PullAction, PullSnapshot } from './event.ts';
import {
  Account,
  actionOf,
  CommitId,
  Envelope,
  envelopeOf,
  Link,
  readPayload,
  Text,
} from './payload.ts';

/** Actions that some plugin acts on; GitHub knows more (assigned, locked, milestoned …). */
const ACTIONS = [
  'opened',
  'reopened',
  'synchronize',
  'edited',
  'ready_for_review',
  'converted_to_draft',
  'closed',
  'labeled',
  'unlabeled',
] as const satisfies readonly PullAction[];

const OldValue = z.object({ from: z.string() }).optional();

const PullRequestPayload = Envelope.extend({
  action: z.enum(ACTIONS),
  label: z.object({ name: z.string() }).optional(),
  changes: z.object({ base: z.object({ ref: OldValue, sha: OldValue }).optional() }).optional(),
  pull_request: z.object({
    number: z.int().positive(),
    title: z.string().transform((title) => title.slice(0, 1024)),
    body: Text,
    user: Account,
    state: z.enum(['open', 'closed']),
    draft: z.boolean().default(false),
    mergeable: z.boolean().nullish(),
    labels: z.array(z.object({ name: z.string() })).default([]),
    html_url: Link,
    updated_at: z.string(),
    head: z.object({ sha: CommitId, ref: z.string() }),
    base: z.object({ ref: z.string().min(1) }),
  }),
});

type PullPayload = z.infer<typeof PullRequestPayload>['pull_request'];

function isActedOn(action: string): boolean {
  return ACTIONS.some((known) => known === action);
}

function snapshotOf(pull: PullPayload): PullSnapshot {
  return {
    number: pull.number,
    title: pull.title,
    author: pull.user,
    isOpen: pull.state === 'open',
    isDraft: pull.draft,
    isMergeable: pull.mergeable ?? null,
    labels: pull.labels.map((label) => label.name),
    headSha: pull.head.sha,
    headRef: pull.head.ref,
    baseRef: pull.base.ref,
    link: pull.html_url,
    updatedAt: pull.updated_at,
  };
}

/** Reads a `pull_request` payload; throws {@link EventError}. */
export function parsePullRequest(body: unknown): GitHubEvent {
  const wanted = actionOf('pull_request', body);
  if (!isActedOn(wanted)) {
    return { kind: 'irrelevant', why: `nothing acts on a pull request that is ${wanted}` };
  }
  const payload = readPayload('pull_request', PullRequestPayload, body);
  const { action, changes, label, pull_request: pull } = payload;
  const oldBase = changes?.base;
  return {
    kind: 'pull-changed',
    ...envelopeOf(payload),
    action,
    pull: snapshotOf(pull),
    ...(label === undefined ? {} : { label: label.name }),
    baseChanged: Boolean(oldBase?.ref?.from) || Boolean(oldBase?.sha?.from),
    body: action === 'opened' ? pull.body : '',
  };
}
