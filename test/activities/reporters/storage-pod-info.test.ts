import { describe, expect, it } from 'vitest';
import { podInfoReporter } from '../../../src/activities/reporters/storage-pod-info.ts';
import type { PodInfo } from '../../../src/ports/pod-info.ts';
import type { ProwJob, ProwJobSpec } from '../../../src/prowjob/spec.ts';
import { newJob } from '../../workflows/new-job.ts';
import { far } from '../far-error.ts';
import { resultsFolder } from './results-folder.ts';

const FILE = 'pr-logs/pull/org_repo/1/unit/100/podinfo.json';
const POD = { metadata: { name: 'the-pod' }, status: { phase: 'Failed' } };
const EVENT = { reason: 'BackOff', message: 'Back-off pulling image' };
const AWAY = far('UNAVAILABLE', 'the cluster is away');

interface Scene {
  readonly info?: PodInfo | Error;
  readonly isFinal?: boolean;
  readonly isRepeat?: boolean;
  readonly bucket?: string;
  readonly spec?: Partial<ProwJobSpec>;
  readonly status?: Partial<ProwJob['status']>;
}

async function stored({ info = { pod: POD, events: [EVENT] }, ...scene }: Scene = {}) {
  const folder = resultsFolder(scene.bucket);
  const asked: unknown[] = [];
  const podInfo = (pod: unknown): Promise<PodInfo> => {
    asked.push(pod);
    return info instanceof Error ? Promise.reject(info) : Promise.resolve(info);
  };
  const reporter = podInfoReporter({
    ...folder.deps,
    podInfos: (alias) => (alias === 'default' ? { podInfo } : undefined),
  });
  const made = newJob(scene.spec);
  const status = {
    state: 'failure',
    build_id: '100',
    pod_name: 'the-pod',
    ...scene.status,
  } as const;
  const isFinal = scene.isFinal ?? true;
  const report = { job: { ...made, status }, isFinal, isSuperseded: false };
  if (reporter.wants(report)) await reporter.tell(report, scene.isRepeat ?? false);
  return { asked, warnings: folder.warnings, json: folder.json(FILE) };
}

describe('podinfo.json', () => {
  it('has the Pod and its events as the cluster tells them', async () => {
    const { asked, json } = await stored();
    expect(asked).toEqual([{ namespace: 'test-pods', name: 'the-pod' }]);
    expect(json).toEqual({ pod: POD, events: [EVENT] });
  });

  it('has the events of a Pod that is gone', async () => {
    expect((await stored({ info: { events: [EVENT] } })).json).toEqual({ events: [EVENT] });
  });

  it.each<[string, Scene, boolean]>([
    ['of which nothing is left', { info: { events: [] } }, true],
    ['that goes on', { isFinal: false }, false],
    ['that never had one', { status: { pod_name: '' } }, false],
    ['of another agent', { spec: { agent: 'tekton-pipeline' } }, false],
    ['without a build id', { status: { build_id: '' } }, false],
    ['on a cluster that is not configured', { spec: { cluster: 'gone' } }, false],
    ['whose bucket is none', { bucket: 'ftp://nowhere' }, true],
  ])('is not written for a run %s', async (_what, scene, isAsked) => {
    const { json, asked } = await stored(scene);
    expect(json).toBeUndefined();
    expect(asked.length > 0).toBe(isAsked);
  });

  it('waits for a cluster that does not answer once, and not for ever', async () => {
    await expect(stored({ info: AWAY })).rejects.toBe(AWAY);
    const { json, warnings } = await stored({ info: AWAY, isRepeat: true });
    expect(json).toBeUndefined();
    expect(warnings).toEqual([
      'Pod the-pod on build cluster default cannot be looked at for podinfo.json',
    ]);
  });
});
