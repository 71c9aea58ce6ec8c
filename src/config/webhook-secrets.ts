import { parse } from 'yaml';
import { z } from 'zod';
import type { RepoName } from '../prowjob/ids.ts';

/** The secrets that a delivery of a repository may be signed with; several while one is being rotated. */
export type WebhookSecrets = (repo: Partial<RepoName>) => readonly string[];

/** Code of a {@link WebhookSecretsError}. */
export type WebhookSecretsErrorCode = 'EMPTY' | 'BAD_SHAPE';

/** Thrown for a secrets file that says nothing usable. The message never quotes the file. */
export class WebhookSecretsError extends Error {
  override name = 'WebhookSecretsError';
  readonly code: WebhookSecretsErrorCode;

  constructor(code: WebhookSecretsErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

const ByRepo = z.record(z.string(), z.array(z.object({ value: z.string().min(1) })).min(1));

/**
 * Reads Prow's hmac file: one secret as plain text, or secrets by `org/repo`, `org` and `*`, of which the most specific
 * key counts. Prow: pkg/github/hmac.go `extractHMACs`.
 */
export function parseWebhookSecrets(text: string): WebhookSecrets {
  const trimmed = text.trim();
  if (trimmed === '') throw new WebhookSecretsError('EMPTY', 'the webhook secret file is empty');
  const document = readYaml(trimmed);
  if (typeof document !== 'object' || document === null) return () => [trimmed];
  const parsed = ByRepo.safeParse(document);
  if (!parsed.success) {
    const message =
      'the webhook secret file must hold one secret, or a map from org/repo, org or * to a list of {value: SECRET}';
    throw new WebhookSecretsError('BAD_SHAPE', message);
  }
  const byKey = new Map(Object.entries(parsed.data));
  return ({ org, repo }) => {
    const keys = [org && repo ? `${org}/${repo}` : '', org ?? '', '*'];
    const found = keys.map((key) => byKey.get(key)).find((secrets) => secrets !== undefined);
    return (found ?? []).map(({ value }) => value);
  };
}

/** A plain secret may happen to be no YAML at all. */
function readYaml(text: string): unknown {
  try {
    // What the parser only finds odd it would print, and with it the secret.
    return parse(text, { logLevel: 'error' });
  } catch {
    return text;
  }
}
