import type { Problem } from '../problem.ts';
import type { Check, LoadedJob } from './loaded-job.ts';
import { jobProblem } from './loaded-job.ts';

/** What fits which agent. Prow: pkg/config/config.go `validateAgent`. */
export function checkAgent(podNamespace: string): Check {
  return (job) => {
    const { agent, namespace } = job.fields;
    const onlyKubernetes = agent === 'kubernetes' ? [] : foreignFields(job);
    const isElsewhere = namespace !== podNamespace && agent !== 'tekton-pipeline';
    return [
      ...onlyKubernetes,
      ...workloadProblems(job),
      ...(isElsewhere ? [jobProblem(job, 'namespace', ELSEWHERE)] : []),
    ];
  };
}

const ELSEWHERE = 'only jobs of agent tekton-pipeline may choose their namespace; remove namespace';

function foreignFields(job: LoadedJob): readonly Problem[] {
  const { agent, spec, decoration_config, error_on_eviction } = job.fields;
  const needs = (field: string): Problem =>
    jobProblem(job, field, `${field} needs agent kubernetes, not ${agent}`);
  return [
    ...(spec ? [needs('spec')] : []),
    ...(decoration_config ? [needs('decoration_config')] : []),
    ...(error_on_eviction ? [needs('error_on_eviction')] : []),
  ];
}

function workloadProblems(job: LoadedJob): readonly Problem[] {
  const { agent, spec, pipeline_run_spec, tekton_pipeline_run_spec } = job.fields;
  const field = tekton_pipeline_run_spec ? 'tekton_pipeline_run_spec' : 'pipeline_run_spec';
  const hasPipeline = (tekton_pipeline_run_spec?.v1beta1 ?? pipeline_run_spec) !== undefined;
  if (agent === 'tekton-pipeline') {
    const says = 'agent tekton-pipeline needs a tekton_pipeline_run_spec or pipeline_run_spec';
    return hasPipeline ? [] : [jobProblem(job, 'agent', says)];
  }
  return [
    ...(agent === 'kubernetes' && !spec
      ? [jobProblem(job, 'spec', 'agent kubernetes needs a spec, the Pod to run')]
      : []),
    ...(hasPipeline
      ? [jobProblem(job, field, `${field} needs agent tekton-pipeline, not ${agent}`)]
      : []),
  ];
}
