import { createHmac, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { REPO } from '../../dev/demo/configuration.ts';
import { MEMBER } from '../../dev/demo/installation.ts';
import { GREEN_FILES, RED_FILES } from '../../dev/demo/repository.ts';
import { useInstallation } from './use-installation.ts';

const e2e = useInstallation();

/** A change that is no other's, or two pull requests would share a commit and its statuses. */
function unique(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...files, 'CHANGES.md': `${randomUUID()}\n` };
}

describe('from a webhook to a verdict', () => {
  it('a change whose tests pass gets pending and then success, and its log is stored', async () => {
    const { number, headSha } = await e2e.open(unique(GREEN_FILES));
    expect(await e2e.status(headSha, 'success', 'failure', 'error')).toBe('success');
    expect(e2e.history(headSha)).toEqual(['pending', 'success']);
    expect(await e2e.podsOf(number)).toHaveLength(1);
    const { github } = e2e.installation();
    await expect.poll(() => github.labels(REPO, number), { timeout: 20_000 }).toEqual(['size/S']);
    const { artifacts } = e2e.installation().store;
    const stored: string[] = [];
    for await (const path of artifacts.list(`pr-logs/pull/demo_calculator/${String(number)}/`)) {
      stored.push(path.replace(/^.*\//, ''));
    }
    expect(stored).toEqual(
      expect.arrayContaining([
        'started.json',
        'finished.json',
        'build-log.txt',
        'clone-records.json',
        'prowjob.json',
        'podinfo.json',
      ]),
    );
  });

  it('a change whose tests fail gets failure, and /retest runs them again', async () => {
    const { number, headSha } = await e2e.open(unique(RED_FILES));
    expect(await e2e.status(headSha, 'success', 'failure', 'error')).toBe('failure');
    e2e.installation().github.comment(REPO, number, MEMBER, '/retest');
    await e2e.status(headSha, 'pending');
    expect(await e2e.status(headSha, 'success', 'failure', 'error')).toBe('failure');
    expect(e2e.history(headSha)).toEqual(['pending', 'failure', 'pending', 'failure']);
    expect(await e2e.podsOf(number)).toHaveLength(2);
    const { github } = e2e.installation();
    const reports = (): readonly string[] =>
      github
        .comments(REPO, number)
        .map(({ body }) => body)
        .filter((body) => body.includes('<!-- test report -->'));
    await expect.poll(reports, { timeout: 20_000 }).toHaveLength(1);
    expect(reports()[0]).toContain(`unit | ${headSha} | [link](`);
    const green = await github.pushToPull(REPO, number, unique(GREEN_FILES));
    expect(await e2e.status(green, 'success', 'failure', 'error')).toBe('success');
    await expect.poll(reports, { timeout: 20_000 }).toEqual([]);
  });

  it('a new push aborts the jobs of the commit before', async () => {
    const slow =
      "import { test } from 'node:test';\ntest('slow', () => new Promise((end) => setTimeout(end, 60_000)));\n";
    const { number, headSha } = await e2e.open(unique({ 'slow.test.js': slow }));
    await e2e.status(headSha, 'pending');
    const { github } = e2e.installation();
    const second = await github.pushToPull(REPO, number, {
      'slow.test.js': '',
      ...unique(GREEN_FILES),
    });
    expect(await e2e.status(second, 'success', 'failure', 'error')).toBe('success');
    expect(await e2e.status(headSha, 'success', 'failure', 'error')).toBe('failure');
    const aborted = github.statuses(REPO, headSha).at(-1);
    expect(aborted?.description).toContain('Aborted: the pull request has a newer commit.');
  });

  it('a delivery that comes three times makes one job', async () => {
    const { github } = e2e.installation();
    const { number, headSha } = await e2e.open(unique(GREEN_FILES));
    await github.settled();
    const guid = github.deliveries.at(-1)?.guid ?? '';
    await Promise.all([github.redeliver(guid), github.redeliver(guid)]);
    expect(await e2e.status(headSha, 'success', 'failure', 'error')).toBe('success');
    await github.redeliver(guid);
    const later = await e2e.open(unique(GREEN_FILES));
    expect(await e2e.status(later.headSha, 'success', 'failure', 'error')).toBe('success');
    expect(await e2e.podsOf(number)).toHaveLength(1);
    expect(e2e.history(headSha)).toEqual(['pending', 'success']);
  });

  it('a delivery with a bad signature is refused and starts nothing', async () => {
    const { product } = e2e.installation();
    const body = JSON.stringify({ action: 'opened' });
    const answer = await fetch(product.hookUrl, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'pull_request',
        'x-github-delivery': randomUUID(),
        'x-hub-signature-256': `sha256=${createHmac('sha256', 'guess').update(body).digest('hex')}`,
      },
    });
    expect(answer.status).toBe(403);
  });

  it('spoke with GitHub in nothing but what GitHub describes', () => {
    expect(e2e.installation().github.violations).toEqual([]);
  });
});
