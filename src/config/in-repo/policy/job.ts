import { EXTRA_REFS, OWN_ADDRESS } from './clones.ts';
import { DECORATION } from './decoration.ts';
import { fields, flagged, free, keysNamed, named, trustedOnly } from './judge.ts';
import { POD } from './pod.ts';

const ONLY_PODS = 'only Pods are judged yet';
const WHO_SPEAKS = 'messages come in the name of the operators';
const WHOSE_IT_IS = 'operators say whose the results are';

/** Labels that prowflow sets or that give a Pod an identity in a cloud, and the domains of Kubernetes. */
const RESERVED_LABEL =
  /^(?:created-by-prow|created-by-tide|event-guid|aadpodidbinding|azure\.workload\.identity\/.*|(?:.*\.)?(?:kubernetes|k8s|x-k8s)\.io\/.*)$/i;

/** Labels of Prow's own domain that jobs set. */
const USUAL_LABELS = ['prow.k8s.io/gerrit-report-label'];

function isUsualLabel(label: string): boolean {
  return USUAL_LABELS.includes(label) || !RESERVED_LABEL.test(label);
}

/** Notes for people and for TestGrid have no domain; programs of a cluster are told things under theirs. */
function isUsualAnnotation(annotation: string): boolean {
  return /^[\w-]+$/.test(annotation);
}

/** A presubmit or postsubmit that a repository defines, as it will run: its Pod with presets. */
export const JOB = fields({
  agent: trustedOnly(ONLY_PODS, 'kubernetes'),
  always_run: free,
  annotations: keysNamed('annotations', isUsualAnnotation),
  branches: free,
  clone_depth: free,
  clone_uri: OWN_ADDRESS,
  cluster: free,
  context: free,
  decorate: free,
  decoration_config: DECORATION,
  error_on_eviction: free,
  extra_refs: EXTRA_REFS,
  hidden: free,
  jenkins_spec: trustedOnly(ONLY_PODS),
  job_queue_name: free,
  labels: keysNamed('labels', isUsualLabel),
  max_concurrency: free,
  name: free,
  namespace: free,
  optional: free,
  path_alias: free,
  pipeline_run_spec: trustedOnly(ONLY_PODS),
  prowjob_defaults: trustedOnly(WHOSE_IT_IS),
  reporter_config: fields({
    slack: fields({
      channel: named('slack_channels'),
      host: trustedOnly(WHOSE_IT_IS),
      job_states_to_report: free,
      report: free,
      report_template: trustedOnly(WHO_SPEAKS),
    }),
  }),
  rerun_auth_config: flagged('rerun_auth'),
  rerun_command: free,
  run_before_merge: free,
  run_if_changed: free,
  skip_branches: free,
  skip_fetch_head: free,
  skip_if_only_changed: free,
  skip_report: free,
  skip_submodules: free,
  spec: POD,
  tekton_pipeline_run_spec: trustedOnly(ONLY_PODS),
  trigger: free,
});
