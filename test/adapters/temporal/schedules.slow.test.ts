import { describe, expect, it } from 'vitest';
import { keepSchedule, type Recurring } from '../../../src/adapters/temporal/schedules.ts';
import { useTemporal } from './use-temporal.ts';

const temporal = useTemporal();

async function keep(id: string, more: Partial<Recurring> = {}): Promise<void> {
  const recurring = { id, workflowType: 'sweep', taskQueue: 'nobody', everyMs: 3_600_000 };
  await keepSchedule(temporal().client, { ...recurring, ...more });
}

const handleOf = (id: string) => temporal().client.schedule.getHandle(id);

describe('a Schedule', () => {
  it('starts its workflow by its name, one at a time', async () => {
    await keep('sweep');
    expect(await handleOf('sweep').describe()).toMatchObject({
      action: { workflowType: 'sweep', taskQueue: 'nobody', workflowId: 'sweep' },
      spec: { intervals: [{ every: 3_600_000 }] },
      policies: { overlap: 'SKIP' },
    });
    await handleOf('sweep').trigger('SKIP');
    await handleOf('sweep').trigger('SKIP');
    const counts = async (): Promise<unknown> => {
      const { info } = await handleOf('sweep').describe();
      return { started: info.numActionsTaken, leftOut: info.numActionsSkippedOverlap };
    };
    await expect.poll(counts, { timeout: 20_000 }).toEqual({ started: 1, leftOut: 1 });
  });

  it('is changed in place, and stays paused', async () => {
    await keep('changed');
    await handleOf('changed').pause('for a while');
    await keep('changed', { everyMs: 60_000 });
    expect(await handleOf('changed').describe()).toMatchObject({
      spec: { intervals: [{ every: 60_000 }] },
      state: { paused: true, note: 'for a while' },
    });
  });

  it('is left alone when nothing differs', async () => {
    await keep('same');
    await keep('same');
    const { info } = await handleOf('same').describe();
    expect(info.lastUpdatedAt).toBeUndefined();
  });
});
