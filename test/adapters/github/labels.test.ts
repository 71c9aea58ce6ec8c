import { expect, it } from 'vitest';
import { labels } from '../../../src/adapters/github/labels.ts';
import type { Session } from '../../../src/adapters/github/session.ts';

const REPO = { org: 'acme', repo: 'shop' };

function scene(ttlMs: number) {
  const clock = { now: 1_000_000 };
  const asked: string[] = [];
  const unused = () => Promise.reject(new Error('labels need lists only'));
  const session: Session = {
    ask: unused,
    askOnce: unused,
    holds: unused,
    urgent: () => session,
    mayWrite: unused,
    askAll(route) {
      asked.push(route);
      return Promise.resolve([[{ name: 'kind/bug' }], [{ name: 'lgtm' }]]);
    },
  };
  const sessions = { of: () => Promise.resolve(session), botLogin: () => Promise.resolve('bot') };
  return { ...labels(sessions, ttlMs, () => clock.now), asked, clock };
}

it('the labels of a repository are all pages, asked for once in a while', async () => {
  const { repoLabels, asked, clock } = scene(60_000);
  expect(await repoLabels(REPO)).toEqual(['kind/bug', 'lgtm']);
  expect(await repoLabels({ org: 'Acme', repo: 'SHOP' })).toEqual(['kind/bug', 'lgtm']);
  expect(asked).toHaveLength(1);
  clock.now += 60_000;
  await repoLabels(REPO);
  expect(asked).toHaveLength(2);
});

it('the labels of an issue are asked for each time', async () => {
  const { labelsOf, asked } = scene(60_000);
  await labelsOf(REPO, 7);
  await labelsOf(REPO, 7);
  expect(asked).toHaveLength(2);
});
