import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pullRequestStateQuery } from '../../src/workflows/messages.ts';
import { commentMade } from './deliveries.ts';
import { eventually, useHarness } from './harness.ts';

const { client, host, sink } = useHarness();

async function say(number: number, body: string, guid: string = randomUUID()): Promise<string> {
  await sink.accept({ guid, event: { ...commentMade(number, body), isPullRequest: false } });
  return guid;
}

function stateOf(number: number) {
  return client.workflow.getHandle(`issue/org/repo/${String(number)}`).query(pullRequestStateQuery);
}

describe('an issue', () => {
  it('is labelled by comments, one after the other, each once', async () => {
    const first = await say(301, '/kind bug');
    await say(301, '/remove-kind bug');
    await say(301, '/kind bug', first);
    await say(301, 'nice work');
    await eventually(async () => {
      expect(await stateOf(301)).toMatchObject({
        jobs: [],
        waitingDeliveries: 0,
        lastDecisions: ['remove label kind/bug: @dev asked for it'],
      });
    });
    expect([...host.labels]).toEqual([]);
    expect(host.comments).toEqual([]);
  });

  it('whose label is not there is answered', async () => {
    await say(302, '/kind nothing');
    await eventually(() => {
      expect(host.comments).toEqual([expect.stringContaining('`kind/nothing`')]);
    });
  });
});
