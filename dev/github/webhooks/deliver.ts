import { createHmac, randomUUID } from 'node:crypto';
import { EmulatorError } from '../errors.ts';

/** Where webhooks go, and the secret that signs them. */
export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

/** One attempt to deliver an event. */
export interface Delivery {
  /** `X-GitHub-Delivery`; a redelivery has that of the first attempt. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
  /** What the receiver answered; 0 when it did not within GitHub's 10 seconds. */
  readonly status: number;
  readonly isRedelivery: boolean;
}

export interface Webhooks {
  readonly deliveries: readonly Delivery[];
  setTarget(target: WebhookTarget | undefined): void;
  /** Queues an event: events arrive in the order in which they happened. Without a target it is forgotten. */
  send(event: string, payload: Readonly<Record<string, unknown>>): void;
  /** Sends the same bytes again under the same GUID. Throws NO_SUCH_THING. */
  redeliver(guid: string): Promise<Delivery>;
  /** Waits until everything that was queued has been tried. */
  settled(): Promise<void>;
}

const DEADLINE_MS = 10_000;
/** Enough for a day of a demo; a longer memory would only grow. */
const KEPT_DELIVERIES = 10_000;

export function createWebhooks(first: WebhookTarget | undefined): Webhooks {
  let target = first;
  let queue: Promise<unknown> = Promise.resolve();
  const deliveries: Delivery[] = [];

  async function attempt(to: WebhookTarget, about: Omit<Delivery, 'status'>): Promise<Delivery> {
    const delivery = { ...about, status: await post(to, about) };
    deliveries.push(delivery);
    if (deliveries.length > KEPT_DELIVERIES) deliveries.shift();
    return delivery;
  }

  return {
    deliveries,
    setTarget(next) {
      target = next;
    },
    send(event, payload) {
      if (target === undefined) return;
      const to = target;
      const action = typeof payload['action'] === 'string' ? payload['action'] : undefined;
      const about = { guid: randomUUID(), event, action, payload, isRedelivery: false };
      queue = queue.then(() => attempt(to, about));
    },
    async redeliver(guid) {
      const before = deliveries.find((delivery) => delivery.guid === guid);
      if (before === undefined || target === undefined) {
        throw new EmulatorError('NO_SUCH_THING', `no delivery ${guid} can be sent again`);
      }
      return attempt(target, { ...before, isRedelivery: true });
    },
    async settled() {
      await queue;
    },
  };
}

async function post(
  { url, secret }: WebhookTarget,
  { guid, event, payload }: Omit<Delivery, 'status'>,
): Promise<number> {
  const body = JSON.stringify(payload);
  const sign = (algorithm: string): string =>
    `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      signal: AbortSignal.timeout(DEADLINE_MS),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/emulator',
        'x-github-event': event,
        'x-github-delivery': guid,
        'x-github-hook-id': '1',
        'x-github-hook-installation-target-type': 'organization',
        'x-hub-signature': sign('sha1'),
        'x-hub-signature-256': sign('sha256'),
      },
      body,
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  }
}
