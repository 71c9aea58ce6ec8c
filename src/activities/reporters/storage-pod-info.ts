import type { PodInfo, PodInfoSources } from '../../ports/pod-info.ts';
import type { JobReport, Reporter } from '../../ports/reporter.ts';
import type { ProwJob } from '../../prowjob/spec.ts';
import { fileOf } from '../../reports/run-files.ts';
import { isUnstorable } from '../failure.ts';
import { putRunFile, runPlaces, type StorageDeps } from './storage.ts';

export interface PodInfoDeps extends StorageDeps {
  readonly podInfos: PodInfoSources;
}

/**
 * Keeps what became of the Pod, podinfo.json, beside the logs of a run that is over. A Pod that went before has only its
 * events there. A cluster that does not answer twice is not waited for. Prow: pkg/crier/reporters/gcs/kubernetes.
 */
export function podInfoReporter(deps: PodInfoDeps): Reporter {
  const { stores, podInfos, warn } = deps;
  const placeOf = runPlaces(deps);
  const told = async (job: ProwJob, isRepeat: boolean): Promise<PodInfo | undefined> => {
    const { namespace, cluster } = job.spec;
    const name = job.status.pod_name ?? '';
    try {
      return await podInfos(cluster)?.podInfo({ namespace, name });
    } catch (error) {
      if (!isRepeat) throw error;
      warn(`Pod ${name} on build cluster ${cluster} cannot be looked at for podinfo.json`);
      return undefined;
    }
  };
  return {
    name: 'gcsk8sreporter',
    wants: (report) => hadPod(report) && placeOf(report.job) !== undefined,
    async tell({ job }, isRepeat) {
      const place = placeOf(job);
      const info = await told(job, isRepeat);
      if (!place || !info || (!info.pod && info.events.length === 0)) return;
      try {
        await putRunFile(stores, place, 'podinfo.json', { text: fileOf(info) });
      } catch (error) {
        // The other files go to the same place, and it is said of them.
        if (!isUnstorable(error)) throw error;
      }
    },
  };
}

function hadPod({ job: { spec, status }, isFinal }: JobReport): boolean {
  return isFinal && spec.agent === 'kubernetes' && Boolean(status.pod_name);
}
