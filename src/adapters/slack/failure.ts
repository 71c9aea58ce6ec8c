import { z } from 'zod';
import type { ChatFailureCode } from '../../ports/chat.ts';
import { SlackError } from './slack-error.ts';

/** What is read of an error of Slack's library. Source: @slack/web-api `errors.ts`. */
const Failure = z.union([
  z.object({
    code: z.literal('slack_webapi_platform_error'),
    data: z.object({ error: z.string() }),
  }),
  z.object({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() }),
  z.object({ code: z.literal('slack_webapi_http_error'), statusCode: z.number() }),
]);

/**
 * Slack's words for what went wrong, as far as they do not mean that it will never take the message. An operator can give
 * out another token or scope while we try; nobody has to fear that for a channel, which is told of at once.
 * Slack: "chat.postMessage", its errors.
 */
const CODES: Readonly<Record<string, ChatFailureCode>> = {
  access_denied: 'BAD_CREDENTIALS',
  account_inactive: 'BAD_CREDENTIALS',
  ekm_access_denied: 'BAD_CREDENTIALS',
  invalid_auth: 'BAD_CREDENTIALS',
  missing_scope: 'BAD_CREDENTIALS',
  no_permission: 'BAD_CREDENTIALS',
  not_allowed_token_type: 'BAD_CREDENTIALS',
  not_authed: 'BAD_CREDENTIALS',
  org_login_required: 'BAD_CREDENTIALS',
  team_access_not_granted: 'BAD_CREDENTIALS',
  token_expired: 'BAD_CREDENTIALS',
  token_revoked: 'BAD_CREDENTIALS',
  channel_not_found: 'NO_CHANNEL',
  is_archived: 'NO_CHANNEL',
  not_in_channel: 'NO_CHANNEL',
  message_limit_exceeded: 'RATE_LIMITED',
  rate_limited: 'RATE_LIMITED',
  ratelimited: 'RATE_LIMITED',
  accesslimited: 'UNAVAILABLE',
  fatal_error: 'UNAVAILABLE',
  internal_error: 'UNAVAILABLE',
  request_timeout: 'UNAVAILABLE',
  service_unavailable: 'UNAVAILABLE',
  team_added_to_org: 'UNAVAILABLE',
};

/** Slack allows about a message a second and channel, and says of the other limits how long to wait. */
const UNNAMED_WAIT_SECONDS = 30;

/** Turns what a call threw into a {@link SlackError}. `asked` says in words what was asked; it holds no secrets. */
export function toSlackError(error: unknown, asked: string): SlackError {
  if (error instanceof SlackError) return error;
  const failure = Failure.safeParse(error);
  // Among the rest are a limit without a time, and a connection that broke off.
  if (!failure.success) return new SlackError('UNAVAILABLE', `${asked}: Slack does not answer`);
  const { data } = failure;
  switch (data.code) {
    case 'slack_webapi_rate_limited_error':
      return limited(asked, Math.max(1, data.retryAfter));
    case 'slack_webapi_http_error':
      return new SlackError(
        data.statusCode >= 500 ? 'UNAVAILABLE' : 'REFUSED',
        `${asked}: HTTP ${String(data.statusCode)}`,
      );
    case 'slack_webapi_platform_error':
      return refused(asked, data.data.error);
  }
}

function refused(asked: string, word: string): SlackError {
  // What is no word of Slack's is a page of somebody in between.
  if (!/^[a-z_]{1,60}$/.test(word)) {
    return new SlackError('UNAVAILABLE', `${asked}: the answer is not Slack's`);
  }
  const code = Object.hasOwn(CODES, word) ? CODES[word] : undefined;
  if (code === 'RATE_LIMITED') return limited(asked, UNNAMED_WAIT_SECONDS);
  return new SlackError(code ?? 'REFUSED', `${asked}: Slack says ${word}`);
}

function limited(asked: string, seconds: number): SlackError {
  const message = `${asked}: Slack asks to wait ${String(seconds)} s`;
  return new SlackError('RATE_LIMITED', message, seconds);
}
