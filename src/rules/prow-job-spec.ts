import type { JobFields, Periodic, Postsubmit, Presubmit } from '../config/config.ts';
import type { DecorationConfig } from '../prowjob/decoration-config.ts';
import type { Refs } from '../prowjob/refs.ts';
import type { ProwJobSpec, ProwJobType } from '../prowjob/spec.ts';

/** What a run of the presubmit does for a pull request. Prow: pkg/pjutil/pjutil.go `PresubmitSpec`. */
export function presubmitSpec(job: Presubmit, refs: Refs): ProwJobSpec {
  return {
    ...specOf('presubmit', job.fields),
    ...jenkinsSpec(job.fields),
    refs: primaryRefs(refs, job.fields),
    context: job.context,
    report: !job.skipReport,
    rerun_command: job.rerunCommand,
  };
}

/** What a run of the presubmit does for several pull requests at once; it is never reported. Prow: `BatchSpec`. */
export function batchSpec(job: Presubmit, refs: Refs): ProwJobSpec {
  return {
    ...specOf('batch', job.fields),
    refs: primaryRefs(refs, job.fields),
    context: job.context,
  };
}

/** What a run of the postsubmit does for a push. Prow: `PostsubmitSpec`. */
export function postsubmitSpec(job: Postsubmit, refs: Refs): ProwJobSpec {
  return {
    ...specOf('postsubmit', job.fields),
    ...jenkinsSpec(job.fields),
    refs: primaryRefs(refs, job.fields),
    context: job.context,
    report: !job.skipReport,
  };
}

/** What a run of the periodic does. Its `report` is always on. Prow: `PeriodicSpec`. */
export function periodicSpec({ fields }: Periodic): ProwJobSpec {
  return { ...specOf('periodic', fields), report: true };
}

/** The optional fields of a job that its spec has under the same name. Prow: `specFromJobBase`. */
const PASSED_ON = [
  'max_concurrency',
  'job_queue_name',
  'error_on_eviction',
  'hidden',
  'decoration_config',
  'pipeline_run_spec',
  'tekton_pipeline_run_spec',
  'reporter_config',
  'rerun_auth_config',
  'prowjob_defaults',
];

function specOf(type: ProwJobType, fields: JobFields): ProwJobSpec {
  const { name, agent, cluster, namespace, spec, extra_refs } = fields;
  return {
    type,
    agent,
    cluster,
    namespace,
    job: name,
    ...(extra_refs && { extra_refs: extra_refs.map((refs) => blobless(refs, fields)) }),
    ...(spec && { pod_spec: spec }),
    ...Object.fromEntries(PASSED_ON.flatMap((key) => (key in fields ? [[key, fields[key]]] : []))),
  };
}

/** Jenkins has jobs for pull requests and branches, but none for a batch. Prow: `PresubmitSpec`, `PostsubmitSpec`. */
function jenkinsSpec({ jenkins_spec }: JobFields): { readonly jenkins_spec?: unknown } {
  return jenkins_spec === undefined ? {} : { jenkins_spec };
}

/** The refs with what the job says about its checkout. Prow: `CompletePrimaryRefs`. */
function primaryRefs(refs: Refs, fields: JobFields): Refs {
  const { path_alias, clone_uri, skip_submodules, clone_depth = 0, skip_fetch_head } = fields;
  return {
    ...sparse(blobless(refs, fields), fields.decoration_config),
    ...(path_alias && { path_alias }),
    ...(clone_uri && { clone_uri }),
    ...(skip_submodules && { skip_submodules }),
    ...(clone_depth > 0 && { clone_depth }),
    ...(skip_fetch_head && { skip_fetch_head }),
  };
}

/** Prow: `DecorateRefs`. */
function blobless(refs: Refs, { decoration_config }: JobFields): Refs {
  const blobless_fetch = refs.blobless_fetch ?? decoration_config?.blobless_fetch;
  return blobless_fetch === undefined ? refs : { ...refs, blobless_fetch };
}

/** Only the code under test is checked out in part. Prow: types.go `DecorationConfig.SparseCheckoutFiles`. */
function sparse(refs: Refs, config: DecorationConfig | undefined): Refs {
  const sparse_checkout_files = refs.sparse_checkout_files ?? config?.sparse_checkout_files;
  return sparse_checkout_files === undefined ? refs : { ...refs, sparse_checkout_files };
}
