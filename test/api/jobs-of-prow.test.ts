import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { aRun, scene } from './jobs-scene.ts';

const storage = { gcs_configuration: { bucket: 'logs' } };
const JOBS = [
  aRun('b', { state: 'success', completionTime: '2026-08-01T10:01:00Z', build_id: '12' }),
  aRun('a', {}, { refs: { org: 'acme', repo: 'shop' }, decoration_config: storage }),
];

interface Items {
  readonly items: readonly { readonly metadata: { readonly name: string } }[];
}

async function items(query: string): Promise<readonly string[]> {
  const answer = await scene({ jobs: JOBS }).app.inject(`/prowjobs.js${query}`);
  return answer.json<Items>().items.map(({ metadata }) => metadata.name);
}

describe('/prowjobs.js', () => {
  it('has ProwJobs, the newest first, without what runs in them', async () => {
    const answer = await scene({ jobs: JOBS }).app.inject('/prowjobs.js');
    const found = answer.json<Items>();
    expect(found.items.map(({ metadata }) => metadata.name)).toEqual(['b', 'a']);
    expect(found.items[0]).toMatchObject({
      ...{ apiVersion: 'prow.k8s.io/v1', kind: 'ProwJob' },
      spec: { job: 'unit', pod_spec: { containers: [{ name: '' }] } },
      status: { state: 'success', build_id: '12' },
    });
    expect(answer.body).not.toContain('alpine');
  });

  it.each([
    ['?org=acme', ['a']],
    ['?owner=acme', ['a']],
    ['?org=org&repo=repo', ['b']],
    ['?org=other', []],
  ])('is narrowed by %s', async (query, expected) => {
    expect(await items(query)).toEqual(expected);
  });

  it('leaves out what it is told to', async () => {
    const url = '/prowjobs.js?omit=labels,annotations,decoration_config,pod_spec';
    const { body } = await scene({ jobs: JOBS }).app.inject(url);
    expect(body).not.toContain('"labels"');
    expect(body).not.toContain('decoration_config');
    expect(body).toContain('"metadata"');
  });

  it('is a script that sets a variable, when it is asked for one', async () => {
    const answer = await scene({ jobs: [] }).app.inject('/prowjobs.js?var=allBuilds');
    expect(answer.body).toBe('var allBuilds = {"items":[]};');
  });
});

it("/data.js is Prow's old list", async () => {
  const answer = await scene({ jobs: JOBS.slice(0, 1) }).app.inject('/data.js');
  expect(answer.json()).toMatchObject([
    {
      ...{ type: 'presubmit', job: 'unit', build_id: '12', state: 'success', prow_job: 'b' },
      ...{ started: '1785578400', finished: '2026-08-01T10:01:00Z', duration: '60s' },
    },
  ]);
});

describe('/prowjob', () => {
  it('is the whole ProwJob as YAML', async () => {
    const answer = await scene({ jobs: JOBS }).app.inject('/prowjob?prowjob=b');
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(parse(answer.body)).toMatchObject({
      metadata: { name: 'b' },
      spec: { pod_spec: { containers: [{ image: 'alpine' }] } },
    });
  });

  it.each([
    ['/prowjob', 400],
    ['/prowjob?prowjob=none', 404],
    ['/prowjob?prowjob=../b', 404],
  ])('%s is %i', async (url, status) => {
    expect((await scene({ jobs: JOBS }).app.inject(url)).statusCode).toBe(status);
  });
});
