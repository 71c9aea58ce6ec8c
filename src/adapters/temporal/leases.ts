import type { Client } from '@temporalio/client';
import type { Leases } from '../../ports/leases.ts';
import { leaseMailSignal, type LeaseMail } from '../../workflows/messages.ts';

export interface LeasesOptions {
  readonly taskQueue: string;
  /** Id of the queue's workflow. */
  readonly workflowId: string;
  /** How often the queue looks whether those who have leases still run, in milliseconds. */
  readonly reviewMs: number;
}

/** The queue, and how one has it look at the configuration anew. */
export interface LeaseQueue extends Leases {
  review(): Promise<void>;
}

/** How long a message waits for others to go with it: a push starts many jobs at once. */
const GATHER_MS = 5;

/** So that a signal stays far below what Temporal takes. */
const MOST = 200;

/** The queue as a workflow that every message starts if it is not there. Messages of a moment go in one signal. */
export function createLeases(client: Client, options: LeasesOptions): LeaseQueue {
  let gathering: { readonly mail: LeaseMail[]; readonly sent: Promise<void> } | undefined;
  const send = async (mail: readonly LeaseMail[]): Promise<void> => {
    const { taskQueue, workflowId, reviewMs } = options;
    await client.workflow.signalWithStart('jobQueue', {
      workflowId,
      taskQueue,
      args: [{ reviewMs }],
      signal: leaseMailSignal,
      signalArgs: [mail],
    });
  };
  const gather = async (mail: LeaseMail[]): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    if (gathering?.mail === mail) gathering = undefined;
    await send(mail);
  };
  const post = (letter: LeaseMail): Promise<void> => {
    if (!gathering || gathering.mail.length >= MOST) {
      const mail: LeaseMail[] = [];
      gathering = { mail, sent: gather(mail) };
    }
    gathering.mail.push(letter);
    return gathering.sent;
  };
  return {
    ask: (request, settings) => post({ kind: 'asked', request, settings }),
    giveBack: (returned) => post({ kind: 'returned', returned }),
    review: () => send([{ kind: 'review' }]),
  };
}
