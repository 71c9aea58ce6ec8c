import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { QueueView } from '../../src/adapters/temporal/queue-reader.ts';
import { queueText } from '../../src/cli/get-queues.ts';
import { addGet } from '../../src/cli/get.ts';
import { refusal, testProgram } from './refusal.ts';

const SINCE = '2026-08-01T12:00:00Z';

const QUEUE: QueueView = {
  slots: [
    { scope: 'all', used: 3, waiting: 2 },
    { scope: 'job/unit', used: 1, slots: 1, waiting: 2 },
    { scope: 'queue/gpu', used: 0, slots: 4, waiting: 0 },
  ],
  waiting: [
    {
      prowJob: 'first',
      job: 'unit',
      position: 1,
      since: SINCE,
      priority: 5,
      why: 'job/unit is full (1 slot)',
    },
    {
      prowJob: 'the-second',
      job: 'unit',
      position: 2,
      since: SINCE,
      priority: 0,
      why: 'held; job/unit is full (1 slot)',
    },
  ],
};

describe('prowflow get queues', () => {
  it('has a line for each limit and one for each job that waits', () => {
    expect(queueText(QUEUE, 'table').split('\n')).toEqual([
      'LIMIT      USED  SLOTS  WAITING',
      'job/unit   1     1      2',
      'queue/gpu  0     4      0',
      '',
      'POSITION  JOB   PROW JOB    SINCE                 WHY',
      '1         unit  first       2026-08-01T12:00:00Z  job/unit is full (1 slot)',
      '2         unit  the-second  2026-08-01T12:00:00Z  held; job/unit is full (1 slot)',
      '',
    ]);
  });

  it('shows what has no limit, and priorities, when there is room', () => {
    const lines = queueText(QUEUE, 'wide').split('\n');
    expect(lines).toContain('all        3     any    2');
    expect(lines).toContain(
      '1         unit  first       2026-08-01T12:00:00Z  5         job/unit is full (1 slot)',
    );
  });

  it('shows only limits when nobody waits', () => {
    expect(queueText({ ...QUEUE, waiting: [] }, 'table')).not.toContain('POSITION');
  });

  it.each(['table', 'wide'] as const)('says as a %s that there is no limit', (form) => {
    expect(queueText({ slots: [], waiting: [] }, form)).toBe('no limit is in use\n');
  });

  it('gives programs all that is known', () => {
    expect(JSON.parse(queueText(QUEUE, 'json'))).toEqual(QUEUE);
    expect(parse(queueText(QUEUE, 'yaml'))).toEqual(QUEUE);
  });

  it('names the forms that there are', async () => {
    const program = testProgram(addGet);
    for (const command of program.commands.flatMap((get) => get.commands)) {
      command.exitOverride().configureOutput({ writeErr: () => undefined });
    }
    expect(await refusal(program, ['get', 'queues', '-o', 'xml'])).toContain(
      'Allowed choices are table, wide, json, yaml.',
    );
  });
});
