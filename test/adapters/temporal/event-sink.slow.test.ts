import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Client, Connection } from '@temporalio/client';
import { createEventSink } from '../../../src/adapters/temporal/event-sink.ts';
import { registerSearchAttributes } from '../../../src/adapters/temporal/search-attributes.ts';
import type { GitHubEvent } from '../../../src/events/event.ts';
import type { EventSink } from '../../../src/ports/event-sink.ts';
import { commentMade, newSha, pullChanged, pushed } from '../../workflows/deliveries.ts';
import { useTemporal } from './use-temporal.ts';

const temporal = useTemporal();
const OPTIONS = { taskQueue: 'nobody', pullIdleMs: 1_000 };

function sink(): EventSink {
  return createEventSink(temporal().client, OPTIONS);
}

async function deliver(event: GitHubEvent, guid: string = randomUUID()): Promise<string> {
  await sink().accept({ guid, event });
  return guid;
}

async function signalsOf(workflowId: string): Promise<number> {
  const { events = [] } = await temporal().client.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes).length;
}

describe('a delivery', () => {
  it('of a pull request goes to the workflow of that pull request', async () => {
    await deliver(pullChanged(1, 'opened', newSha()));
    await deliver(commentMade(1, '/retest'));
    await deliver(pullChanged(2, 'opened', newSha()));
    expect(await signalsOf('pull/org/repo/1')).toBe(2);
    expect(await signalsOf('pull/org/repo/2')).toBe(1);
  });

  it('of an issue goes to the workflow of that issue', async () => {
    await deliver({ ...commentMade(3, 'hi'), isPullRequest: false });
    await deliver({ ...commentMade(3, '/kind bug'), isPullRequest: false });
    expect(await signalsOf('issue/org/repo/3')).toBe(2);
  });

  it.each([
    ['of a push', pushed('main')],
    ['that nothing acts on', { kind: 'irrelevant', why: 'it is a star' } as const],
  ])('%s has a workflow of its own, one however often it comes', async (_what, event) => {
    const guid = await deliver(event);
    await deliver(event, guid);
    const { type } = await temporal().client.workflow.getHandle(`event/${guid}`).describe();
    expect(type).toBe('handleEvent');
  });

  it('that Temporal does not take is refused in time for GitHub to hear of it', async () => {
    const connection = Connection.lazy({ address: '127.0.0.1:1' });
    const far = createEventSink(new Client({ connection }), OPTIONS);
    const startedAt = performance.now();
    await expect(far.accept({ guid: randomUUID(), event: pushed('main') })).rejects.toThrow();
    expect(performance.now() - startedAt).toBeLessThan(9_000);
    await connection.close();
  });
});

describe('the check of the sink', () => {
  it('says which search attributes are missing, until a worker has registered them', async () => {
    await expect(sink().check()).rejects.toMatchObject({ code: 'SEARCH_ATTRIBUTES' });
    await expect(sink().check()).rejects.toThrow(
      /lacks search attributes ProwType, .*: start a worker/,
    );
    await registerSearchAttributes(temporal().connection, 'default');
    await expect(sink().check()).resolves.toBeUndefined();
  });
});
