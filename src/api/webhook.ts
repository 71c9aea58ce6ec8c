import { emitterEventNames } from '@octokit/webhooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { EventError } from '../events/event-error.ts';
import type { GitHubEvent } from '../events/event.ts';
import { parseEvent } from '../events/parse.ts';
import type { EventSink } from '../ports/event-sink.ts';
import { HttpRefusal } from './http-refusal.ts';
import { checkSignature, type SecretsFor } from './signature.ts';

export interface WebhookDeps {
  readonly sink: Pick<EventSink, 'accept'>;
  readonly secretsFor: SecretsFor;
}

/** GitHub's cap of a payload. GitHub: "Webhook events and payloads". */
const PAYLOAD_LIMIT = 25 * 1024 * 1024;

/** `pull_request` of `pull_request.opened`. */
const EVENT_NAMES: ReadonlySet<string> = new Set(
  emitterEventNames.map((name) => name.split('.')[0] ?? name),
);

/** An id as GitHub makes them; it becomes part of a workflow's id. */
const GUID = /^[0-9A-Za-z-]{1,64}$/;

/**
 * GitHub's webhook: checked, parsed and made durable by one call before the answer, and nothing else. A body over 25 MB
 * is refused while it comes in; 202 says that the event is safe, 503 that GitHub must send it again.
 * Prow: pkg/hook/server.go, pkg/github/webhooks.go `ValidateWebhook`.
 */
export function addWebhook(app: FastifyInstance, { sink, secretsFor }: WebhookDeps): void {
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    const parser = { parseAs: 'buffer', bodyLimit: PAYLOAD_LIMIT } as const;
    scope.addContentTypeParser('application/json', parser, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.post('/hook', { bodyLimit: PAYLOAD_LIMIT }, async (request, reply) => {
      const { name, guid, signature } = headersOf(request);
      const raw = rawBody(request.body);
      const body = parseJson(raw);
      await checkSignature(raw, body, signature, secretsFor);
      const event = eventOf(name, body);
      request.log.info({ guid, event: name, kind: event.kind }, 'delivery');
      if (event.kind === 'irrelevant') return reply.code(202).send({ guid, says: event.why });
      await accept(sink, { guid, event });
      return reply.code(202).send({ guid, says: 'accepted' });
    });
    done();
  });
}

function headersOf({ headers }: FastifyRequest): {
  readonly name: string;
  readonly guid: string;
  readonly signature: string | undefined;
} {
  const name = headers['x-github-event'];
  const guid = headers['x-github-delivery'];
  const signature = headers['x-hub-signature-256'];
  if (typeof name !== 'string' || !EVENT_NAMES.has(name)) {
    throw new HttpRefusal('BAD_HEADER', 'the header X-GitHub-Event must name an event of GitHub');
  }
  if (typeof guid !== 'string' || !GUID.test(guid)) {
    throw new HttpRefusal(
      'BAD_HEADER',
      'the header X-GitHub-Delivery must be the id of a delivery',
    );
  }
  return { name, guid, signature: typeof signature === 'string' ? signature : undefined };
}

function rawBody(body: unknown): string {
  if (Buffer.isBuffer(body)) return body.toString('utf8');
  throw new HttpRefusal(
    'BAD_CONTENT_TYPE',
    'the webhook must have the content type application/json',
  );
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (cause) {
    throw new HttpRefusal('BAD_JSON', 'the body is not JSON', { cause });
  }
}

function eventOf(name: string, body: unknown): GitHubEvent {
  try {
    return parseEvent(name, body);
  } catch (error) {
    if (error instanceof EventError) throw new HttpRefusal('BAD_PAYLOAD', error.message);
    throw error;
  }
}

async function accept(
  sink: Pick<EventSink, 'accept'>,
  delivery: Parameters<EventSink['accept']>[0],
): Promise<void> {
  try {
    await sink.accept(delivery);
  } catch (cause) {
    const message = 'Temporal did not take the event: redeliver it later';
    throw new HttpRefusal('NOT_DURABLE', message, { cause });
  }
}
