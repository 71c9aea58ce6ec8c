import { Webhooks } from '@octokit/webhooks';
import { z } from 'zod';
import { HttpRefusal } from './http-refusal.ts';

/** The secrets for a repository, or those for everything when the payload names none. */
export type SecretsFor = (repo: {
  readonly org?: string;
  readonly repo?: string;
}) => readonly string[];

/** Whose delivery it claims to be, which says with which secrets to check. Prow: pkg/github/hmac.go `extractHmacs`. */
const Claim = z.object({
  repository: z.object({ name: z.string(), owner: z.object({ login: z.string() }) }).optional(),
  organization: z.object({ login: z.string() }).optional(),
});

/**
 * Checks GitHub's HMAC over the raw bytes in constant time, with each secret that the repository may use. Nothing of
 * the body is believed before this, but for the name of the repository, which only chooses the secrets.
 * Throws HttpRefusal BAD_SIGNATURE. GitHub: "Validating webhook deliveries".
 */
export async function checkSignature(
  raw: string,
  body: unknown,
  signature: string | undefined,
  secretsFor: SecretsFor,
): Promise<void> {
  if (signature === undefined || !/^sha256=[0-9a-f]{64}$/.test(signature)) {
    throw new HttpRefusal(
      'BAD_SIGNATURE',
      'the header X-Hub-Signature-256 is missing or malformed',
    );
  }
  for (const secret of secretsFor(claimOf(body))) {
    if (await new Webhooks({ secret }).verify(raw, signature)) return;
  }
  const message =
    'the signature does not match: check that the webhook and the hmac file have the same secret';
  throw new HttpRefusal('BAD_SIGNATURE', message);
}

function claimOf(body: unknown): Parameters<SecretsFor>[0] {
  const claim = Claim.safeParse(body);
  if (!claim.success) return {};
  const { repository, organization } = claim.data;
  if (repository) return { org: repository.owner.login, repo: repository.name };
  return organization ? { org: organization.login } : {};
}
