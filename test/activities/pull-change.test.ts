import { describe, expect, it } from 'vitest';
import { changePull } from '../../src/activities/pull-change.ts';
import type { CodeHost } from '../../src/ports/code-host.ts';
import type { CommitStatus } from '../../src/prowjob/commit-status.ts';
import type { SetStatuses } from '../../src/prowjob/decision.ts';
import { HEAD } from '../plugins/facts.ts';
import { far } from './far-error.ts';
import { fakeHost } from './fake-host.ts';

const PASS = { state: 'success', description: 'Skipped: no changed file matches' } as const;

function change(statuses: SetStatuses['statuses']): SetStatuses {
  return { kind: 'set-statuses', sha: HEAD, statuses, because: 'nobody else does' };
}

/** What is set on a commit that shows these contexts. */
async function set(
  shown: readonly string[],
  decided: SetStatuses,
  answers: Partial<CodeHost> = {},
) {
  const made: CommitStatus[] = [];
  const host = fakeHost({
    contexts: () =>
      Promise.resolve(
        shown.map((context) => ({ context, state: 'failure', description: '', targetUrl: '' })),
      ),
    setStatus: (_repo, _sha, status) => Promise.resolve(void made.push(status)),
    ...answers,
  });
  await changePull(host, { org: 'org', repo: 'repo', number: 7, change: decided });
  return { made, asked: host.asked };
}

describe('statuses', () => {
  const both = change([
    { context: 'docs', ...PASS },
    { context: 'lint', ...PASS },
  ]);

  it('are set where the commit shows nothing, after one look at it', async () => {
    const { made, asked } = await set(['unit'], both);
    expect(made).toEqual([
      { context: 'docs', ...PASS, targetUrl: '' },
      { context: 'lint', ...PASS, targetUrl: '' },
    ]);
    expect(asked.filter((call) => call.startsWith('contexts'))).toHaveLength(1);
  });

  it('do not take the place of what is shown, in whatever case of letters', async () => {
    const { made } = await set(['Docs'], both);
    expect(made.map(({ context }) => context)).toEqual(['lint']);
  });

  it('are no longer than GitHub takes', async () => {
    const description = `Skipped: ${'é'.repeat(200)}`;
    const { made } = await set([], change([{ context: 'docs', ...PASS, description }]));
    expect(Buffer.byteLength(made[0]?.description ?? '')).toBeLessThanOrEqual(140);
  });

  it('of a commit that is gone count as set', async () => {
    const setStatus = () => Promise.reject(far('NO_COMMIT', 'gone'));
    await expect(set([], both, { setStatus })).resolves.toBeDefined();
  });

  it('that cannot be set for now are an error', async () => {
    const contexts = () => Promise.reject(far('UNAVAILABLE', 'no answer'));
    await expect(set([], both, { contexts })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
