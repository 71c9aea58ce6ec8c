import { readFile } from 'node:fs/promises';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { sinksFor } from '../../src/cli/temporal-worker.ts';
import * as workflows from '../../src/workflows/index.ts';
import { readHistory, recordedScenarios } from './histories.ts';
import { quietRuntime } from './quiet-runtime.ts';
import { SCENARIOS } from './scenarios.ts';

const TO_DO =
  'Workflows that run now would stop here when they meet the new code. Keep their order of commands with patched(); ' +
  'if no release has run the recorded code yet, record it again: npm run record-histories';

let code: string;

beforeAll(async () => {
  quietRuntime();
  code = await readFile(inject('temporal').codePath, 'utf8');
});

/** What the workflows of now make of a history: nothing, or the error that they end in. */
async function replayed(history: History): Promise<unknown> {
  try {
    await Worker.runReplayHistory({ workflowBundle: { code }, sinks: sinksFor() }, history);
    return undefined;
  } catch (error) {
    return error;
  }
}

function withActivity(history: History, from: string, to: string): History {
  const events = history.events?.map((event) => {
    const scheduled = event.activityTaskScheduledEventAttributes;
    if (scheduled?.activityType?.name !== from) return event;
    return {
      ...event,
      activityTaskScheduledEventAttributes: { ...scheduled, activityType: { name: to } },
    };
  });
  return { events: events ?? [] };
}

/** A replay takes milliseconds; one of a history that is not whole would wait for ever. */
const TIMEOUT_MS = 20_000;

describe('the workflows of now', { timeout: TIMEOUT_MS }, () => {
  it.each(Object.keys(SCENARIOS))('understand the recorded history %s', async (scenario) => {
    expect(await replayed(await readHistory(scenario)), TO_DO).toBeUndefined();
  });

  it('are each found in a recorded history', async () => {
    const histories = await Promise.all((await recordedScenarios()).map(readHistory));
    const types = histories.map(
      ({ events }) => events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name,
    );
    const say = 'Add a scenario that runs the workflow, and record it: npm run record-histories';
    expect(new Set(types), say).toEqual(new Set(Object.keys(workflows)));
  });

  it.each([
    ['calls another Activity', 'prow-job-green', 'reportFinal'],
    ['calls another Activity first', 'pull-request', 'decide'],
  ])('are caught when one %s than it did', async (_what, scenario, activity) => {
    const history = withActivity(await readHistory(scenario), activity, 'anotherActivity');
    expect(await replayed(history)).toBeInstanceOf(DeterminismViolationError);
  });
});
