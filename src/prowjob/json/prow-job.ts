import { z } from 'zod';
import { DecorationConfig } from './decoration-config.ts';
import { PodSpec } from './pod-spec.ts';
import { Refs } from './refs.ts';

const text = z.string().exactOptional();
const flag = z.boolean().exactOptional();
const int = z.int().exactOptional();
const texts = z.record(z.string(), z.string()).exactOptional();

const States = z.enum([
  'scheduling',
  'triggered',
  'pending',
  'success',
  'failure',
  'aborted',
  'error',
]);

const Slack = z.looseObject({
  host: text,
  channel: text,
  job_states_to_report: z.array(States).exactOptional(),
  report_template: text,
  report: flag,
});

/** The JSON of Prow's `ProwJobSpec`; what tests code must say which. */
const Spec = z
  .looseObject({
    type: z.enum(['presubmit', 'postsubmit', 'periodic', 'batch']),
    agent: z.enum(['kubernetes', 'tekton-pipeline', 'jenkins']).default('kubernetes'),
    cluster: z.string().default('default'),
    namespace: z.string().default(''),
    job: z.string().min(1),
    refs: Refs.exactOptional(),
    extra_refs: z.array(Refs).exactOptional(),
    report: flag,
    context: text,
    rerun_command: text,
    max_concurrency: int,
    job_queue_name: text,
    error_on_eviction: flag,
    hidden: flag,
    pod_spec: PodSpec.exactOptional(),
    decoration_config: DecorationConfig.exactOptional(),
    reporter_config: z.looseObject({ slack: Slack.exactOptional() }).exactOptional(),
  })
  .refine(({ type, refs }) => type === 'periodic' || refs !== undefined, {
    path: ['refs'],
    message: 'is missing: only a periodic tests no code',
  })
  .refine(({ type, refs }) => type !== 'presubmit' || (refs?.pulls ?? []).length > 0, {
    path: ['refs', 'pulls'],
    message: 'is empty: a presubmit tests a pull request',
  });

const Status = z.looseObject({
  startTime: text,
  pendingTime: text,
  completionTime: text,
  state: States.exactOptional(),
  description: text,
  url: text,
  pod_name: text,
  build_id: text,
  pod_revival_count: int,
});

/** The JSON of Prow's custom resource. */
export const ProwJob = z.looseObject({
  apiVersion: z.literal('prow.k8s.io/v1'),
  kind: z.literal('ProwJob'),
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: text,
    labels: texts,
    annotations: texts,
  }),
  spec: Spec,
  status: Status.default({}),
});
