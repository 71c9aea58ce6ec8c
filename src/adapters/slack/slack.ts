import { readFile } from 'node:fs/promises';
import { LogLevel, WebClient, type Logger } from '@slack/web-api';
import { z } from 'zod';
import type { Chat, ChatMessage } from '../../ports/chat.ts';
import { toSlackError } from './failure.ts';
import { SlackError } from './slack-error.ts';

export interface SlackOptions {
  /** Files with the tokens, by the names of the workspaces; `*` is the usual one. Read at each use: they are rotated. */
  readonly tokenFiles: ReadonlyMap<string, string>;
  /** Address of the Web API; Slack's own by default. */
  readonly apiUrl?: string | undefined;
  /** A call that has no answer by then is broken off. */
  readonly timeoutMs?: number | undefined;
}

/** Less than a report may take. */
const TIMEOUT_MS = 5_000;

/** How far back a message is looked for that an attempt before may have posted. */
const LOOK_BACK_SECONDS = 3_600;
const LOOK_BACK_MESSAGES = 100;

/** The name under which messages carry their keys. Slack: "Message metadata". */
const EVENT_TYPE = 'prow_job_state';

const History = z.object({
  messages: z.array(
    z.object({
      metadata: z
        .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
        .optional()
        .catch(undefined),
    }),
  ),
});

/** Slack's Web API as our chat. Every error is a {@link SlackError}. */
export function createSlack(options: SlackOptions): Chat {
  return {
    async post(message, isRepeat) {
      const { channel, text, key } = message;
      const client = await clientFor(message.host, options);
      if (isRepeat && (await isPosted(client, message))) return;
      const metadata = { event_type: EVENT_TYPE, event_payload: { key } };
      try {
        await client.apiCall('chat.postMessage', { channel, text, metadata });
      } catch (error) {
        throw toSlackError(error, `a message to the Slack channel ${channel}`);
      }
    },
  };
}

/**
 * Is the message there already? A workspace where the bot may not read the channel, or that knows it by another name,
 * does not say: then it counts as not posted.
 */
async function isPosted(client: WebClient, { channel, key }: ChatMessage): Promise<boolean> {
  const oldest = String(Math.floor(Date.now() / 1000) - LOOK_BACK_SECONDS);
  const asked = { channel, oldest, limit: LOOK_BACK_MESSAGES, include_all_metadata: true };
  const answer = await client.apiCall('conversations.history', asked).catch(() => undefined);
  const history = History.safeParse(answer);
  if (!history.success) return false;
  return history.data.messages.some(
    ({ metadata }) => metadata?.event_type === EVENT_TYPE && metadata.event_payload['key'] === key,
  );
}

async function clientFor(host: string, options: SlackOptions): Promise<WebClient> {
  const { tokenFiles, apiUrl, timeoutMs = TIMEOUT_MS } = options;
  const file = tokenFiles.get(host);
  if (file === undefined) {
    const how = 'name its file with --additional-slack-token-files';
    throw new SlackError('NO_TOKEN', `there is no token for the Slack workspace ${host}: ${how}`);
  }
  return new WebClient(await tokenIn(file), {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    logger: SILENT,
    timeout: timeoutMs,
    // Waits and other tries are Temporal's.
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  });
}

async function tokenIn(file: string): Promise<string> {
  const token = await readFile(file, 'utf8').catch(() => {
    const how = 'check the mount and its permissions';
    throw new SlackError('BAD_CREDENTIALS', `cannot read the Slack token file ${file}: ${how}`);
  });
  if (token.trim() !== '') return token.trim();
  throw new SlackError('BAD_CREDENTIALS', `the Slack token file ${file} is empty`);
}

function ignore(): void {
  // What goes wrong is thrown; the rest of what the library says holds requests.
}

const SILENT: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  setLevel: ignore,
  getLevel: () => LogLevel.ERROR,
  setName: ignore,
};
