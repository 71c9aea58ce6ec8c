import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
} from '@temporalio/client';

/** A workflow without input that is started again and again. */
export interface Recurring {
  /** Id of the Schedule, and what the ids of its workflows begin with. */
  readonly id: string;
  readonly workflowType: string;
  readonly taskQueue: string;
  readonly everyMs: number;
}

/**
 * Makes sure that there is a Schedule, and that it is this one: one that differs is changed in place, so that a pause and
 * what it remembers stay. A run that is due while the one before goes on is left out, and so are those of a time in which
 * Temporal was away.
 */
export async function keepSchedule(client: Client, recurring: Recurring): Promise<void> {
  const options = optionsOf(recurring);
  try {
    await client.schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await change(client, recurring, options);
  }
}

function optionsOf({ id, workflowType, taskQueue, everyMs }: Recurring): ScheduleOptions {
  return {
    scheduleId: id,
    spec: { intervals: [{ every: everyMs }] },
    action: { type: 'startWorkflow', workflowType, workflowId: id, taskQueue, args: [] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
  };
}

async function change(
  client: Client,
  { id, workflowType, taskQueue, everyMs }: Recurring,
  { spec, action, policies }: ScheduleOptions,
): Promise<void> {
  const handle = client.schedule.getHandle(id);
  const now = await handle.describe();
  const isSame =
    now.spec.intervals?.[0]?.every === everyMs &&
    now.action.workflowType === workflowType &&
    now.action.taskQueue === taskQueue;
  if (isSame) return;
  await handle.update(({ state }) => ({ spec, action, state, ...(policies && { policies }) }));
}
