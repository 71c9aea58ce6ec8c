import { z } from 'zod';
import type { RepoName } from '../prowjob/ids.ts';
import { isSha, type Sha } from '../prowjob/ids.ts';
import { EventError } from './event-error.ts';

/** Parts that several payloads share; only the fields in use are read. Source: GitHub, "Webhook events and payloads". */

/** The most that GitHub lets a comment or description hold, in characters. */
const MAX_TEXT = 65_536;

export const CommitId = z.custom<Sha>(isSha, 'not a full commit id');

/** An address that a page may link to: never `javascript:`. */
export const Link = z.string().regex(/^https?:\/\//, 'not a web address');

/** `null` when the account was deleted; GitHub shows such an account as `ghost`. */
export const Account = z
  .object({ login: z.string().min(1).max(200) })
  .nullable()
  .transform((account) => account?.login ?? 'ghost');

/** A comment or description, cut to the length that GitHub allows; it may be empty or `null`. */
export const Text = z
  .string()
  .nullish()
  .transform((text) => (text ?? '').slice(0, MAX_TEXT));

/** Names become parts of workflow ids and of storage paths, so nothing else than GitHub's own alphabet may pass. */
const RepoPart = z.string().regex(/^(?!\.{1,2}$)[\w.-]{1,100}$/, 'not a name on GitHub');

export const Repository = z.object({
  name: RepoPart,
  owner: z.object({ login: RepoPart }),
  html_url: Link,
});

/** What every payload in use carries. */
export const Envelope = z.object({ repository: Repository, sender: Account });

/** The fields that all events share. */
export function envelopeOf({ repository, sender }: z.infer<typeof Envelope>): {
  readonly repo: RepoName;
  readonly repoLink: string;
  readonly actor: string;
} {
  return {
    repo: { org: repository.owner.login, repo: repository.name },
    repoLink: repository.html_url,
    actor: sender,
  };
}

/** Reads a payload; throws {@link EventError} that names the first field that is not as it should be. */
export function readPayload<Schema extends z.ZodType>(
  event: string,
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? 'the body' : issue.path.join('.');
  throw new EventError(
    'BAD_PAYLOAD',
    `bad ${event} payload: ${field}: ${issue?.message ?? 'unreadable'}`,
  );
}

const WithAction = z.object({ action: z.string().max(100) });

/** The `action` of a payload, which decides whether the rest is read at all. */
export function actionOf(event: string, body: unknown): string {
  return readPayload(event, WithAction, body).action;
}
