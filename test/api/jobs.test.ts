import { describe, expect, it } from 'vitest';
import type { JobsPage } from '../../src/api/contract.ts';
import type { ProwJob } from '../../src/prowjob/spec.ts';
import { aRun, NOW, scene } from './jobs-scene.ts';

const PERIODIC = { type: 'periodic', job: 'nightly', refs: { org: 'org', repo: 'infra' } } as const;
const refs = (org: string, repo: string, number: number, author: string) => ({
  refs: { org, repo, base_ref: 'main', pulls: [{ number, author, sha: 'a'.repeat(40) }] },
});

const JOBS = [
  aRun(
    'c',
    { state: 'pending', startTime: '2026-08-01T11:00:00Z' },
    refs('acme', 'shop', 7, 'bob'),
  ),
  aRun('b', { state: 'success', startTime: '2026-08-01T10:30:00Z' }, { cluster: 'gpu' }),
  aRun('a', { state: 'triggered' }, PERIODIC),
];

async function page(url: string, options: Parameters<typeof scene>[0]): Promise<JobsPage> {
  const answer = await scene(options).app.inject(url);
  expect(answer.statusCode).toBe(200);
  return answer.json<JobsPage>();
}

const names = ({ jobs }: JobsPage): readonly string[] => jobs.map(({ name }) => name);

describe('/api/jobs', () => {
  it('has what the board has, and says as of when', async () => {
    const found = await page('/api/jobs', { jobs: JOBS });
    expect(names(found)).toEqual(['c', 'b', 'a']);
    expect(found.asOf).toBe(NOW.toISOString());
    expect(found.jobs[0]).toMatchObject({
      ...{ name: 'c', type: 'presubmit', job: 'unit', state: 'pending', repo: 'acme/shop' },
      pulls: [{ number: 7, author: 'bob' }],
      containers: ['test'],
    });
  });

  it.each([
    ['type=periodic', ['a']],
    ['org=acme', ['c']],
    ['repo=shop', ['c']],
    ['repo=acme/shop&pull=7', ['c']],
    ['pull=8', []],
    ['job=unit', ['c', 'b']],
    ['job=n*ly', ['a']],
    ['job=*', ['c', 'b', 'a']],
    ['job=un*nit', []],
    ['state=success', ['b']],
    ['cluster=gpu', ['b']],
    ['author=bob', ['c']],
  ])('is narrowed by %s', async (query, expected) => {
    expect(names(await page(`/api/jobs?${query}`, { jobs: JOBS }))).toEqual(expected);
  });

  it.each([
    'limit=0',
    'limit=501',
    'pull=x',
    'after=board',
    'job=a&job=b',
    `job=${'x'.repeat(251)}`,
  ])('does not understand %s', async (query) => {
    const answer = await scene().app.inject(`/api/jobs?${query}`);
    expect(answer.json()).toMatchObject({ code: 'BAD_QUERY' });
  });

  it('is told page by page, first from the board and then from the history, each run once', async () => {
    const ended = (name: string, completionTime: string): ProwJob =>
      aRun(name, { state: 'success', completionTime });
    const twice = ended('twice', '2026-07-31T09:00:00Z');
    const past = [
      twice,
      ended('h1', '2026-07-31T08:00:00Z'),
      ended('h2', '2026-07-31T08:00:00Z'),
      ended('h3', '2026-07-31T08:00:00Z'),
      ended('far', '2026-07-05T08:00:00Z'),
    ];
    const options = { jobs: [...JOBS, twice], past };
    const all: string[] = [];
    let next: string | undefined = '';
    let pages = 0;
    while (next !== undefined && pages < 100) {
      const found: JobsPage = await page(`/api/jobs?limit=2${next && `&after=${next}`}`, options);
      all.push(...names(found));
      next = found.next;
      pages += 1;
    }
    expect(all).toEqual(['c', 'b', 'a', 'twice', 'h1', 'h2', 'h3', 'far']);
    expect(next).toBeUndefined();
  });

  it('hides what is hidden, unless it is to be shown', async () => {
    const jobs = [aRun('open'), aRun('secret', {}, { hidden: true })];
    expect(names(await page('/api/jobs', { jobs }))).toEqual(['open']);
    expect(names(await page('/api/jobs', { jobs, showHidden: true }))).toEqual(['open', 'secret']);
  });
});

describe('/api/jobs/NAME', () => {
  it('is the whole run, its timeline and its place in the queue', async () => {
    const waiting = {
      ...{ prowJob: 'a', job: 'nightly', position: 3, priority: 0 },
      since: '2026-08-01T10:00:00Z',
      why: 'all is full (1 slot)',
    };
    const { app } = scene({ jobs: JOBS, queues: { slots: [], waiting: [waiting] } });
    const found = (await app.inject('/api/jobs/a')).json<object>();
    expect(found).toMatchObject({ job: { metadata: { name: 'a' } }, timeline: [], waiting });
    expect((await app.inject('/api/jobs/b')).json()).not.toHaveProperty('waiting');
  });

  it.each(['none', '..%2Fx', 'queue%2Fall', 'secret'])('does not know %s', async (name) => {
    const { app } = scene({ jobs: [aRun('secret', {}, { hidden: true })] });
    const answer = await app.inject(`/api/jobs/${name}`);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('/api/queues is the queue', async () => {
  const queues = { slots: [{ scope: 'all', used: 1, slots: 2, waiting: 0 }], waiting: [] };
  expect((await scene({ queues }).app.inject('/api/queues')).json()).toEqual(queues);
});
