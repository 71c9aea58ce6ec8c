import { describe } from 'vitest';
import { periodic, presubmit } from '../sample.ts';
import { accepted, refused } from './rows.ts';

const UNIT = 'presubmit unit of org/repo:';
const TEKTON = ['agent: tekton-pipeline', 'spec:'];
const IMPLICIT =
  'a periodic tests no change that PROW_IMPLICIT_GIT_REF could stand for; use extra_refs and PROW_EXTRA_GIT_REF_0';

function tasks(...names: readonly string[]): string {
  const refs = names.map((name) => `{name: t, taskRef: {name: ${name}}}`);
  return `pipeline_run_spec: {pipelineSpec: {tasks: [${refs.join(', ')}]}}`;
}

function newerField(spec: string): string {
  return `tekton_pipeline_run_spec: {v1beta1: {${spec}}}`;
}

const ONE_REF = 'extra_refs: [{org: o, repo: r}]';

describe('the refs of a PipelineRun', () => {
  refused([
    [
      'V42 implicit ref of a periodic',
      periodic('interval: 1h', ...TEKTON, tasks('PROW_IMPLICIT_GIT_REF')),
      `jobs.yaml:7:74: periodic unit: ${IMPLICIT}`,
    ],
    [
      'V42 implicit ref of a periodic as a PipelineResource',
      periodic(
        'interval: 1h',
        ...TEKTON,
        newerField('resources: [{name: r, resourceRef: {name: PROW_IMPLICIT_GIT_REF}}]'),
      ),
      `jobs.yaml:7:84: periodic unit: ${IMPLICIT}`,
    ],
    [
      'V43 leading zeros',
      presubmit(...TEKTON, ONE_REF, tasks('PROW_EXTRA_GIT_REF_00')),
      `jobs.yaml:7:74: ${UNIT} the number in PROW_EXTRA_GIT_REF_00 must not begin with 0`,
    ],
    [
      'V44 extra ref that nothing uses',
      presubmit(...TEKTON, 'extra_refs: [{repo: r}, {repo: s}]', tasks('PROW_EXTRA_GIT_REF_0')),
      `jobs.yaml:6:29: ${UNIT} nothing uses this extra ref; a task must refer to PROW_EXTRA_GIT_REF_1`,
    ],
    [
      'V44 extra ref beside a pipeline that stands elsewhere',
      presubmit(...TEKTON, ONE_REF, 'pipeline_run_spec: {pipelineRef: {name: p}}'),
      `jobs.yaml:6:18: ${UNIT} nothing uses this extra ref; a task must refer to PROW_EXTRA_GIT_REF_0`,
    ],
    [
      'V45 names without an extra ref',
      presubmit(...TEKTON, ONE_REF, tasks('PROW_EXTRA_GIT_REF_0', 'PROW_EXTRA_GIT_REF_1')),
      `jobs.yaml:7:124: ${UNIT} PROW_EXTRA_GIT_REF_1 stands for no extra ref: the job has 1 extra_refs`,
    ],
  ]);

  accepted([
    ['the implicit ref of a presubmit', presubmit(...TEKTON, tasks('PROW_IMPLICIT_GIT_REF'))],
    [
      'a task with its steps, or without any reference',
      presubmit(
        ...TEKTON,
        'pipeline_run_spec: {pipelineSpec: {tasks: [{name: a, taskSpec: {steps: []}}, {name: b, taskRef: }, 5]}}',
      ),
    ],
    ['a pipeline that is no map', presubmit(...TEKTON, 'pipeline_run_spec: {pipelineSpec: [1]}')],
    [
      'an extra ref that two tasks use',
      presubmit(...TEKTON, ONE_REF, tasks('PROW_EXTRA_GIT_REF_0', 'PROW_EXTRA_GIT_REF_0')),
    ],
    [
      'both fields, of which the newer one counts',
      presubmit(
        ...TEKTON,
        ONE_REF,
        'pipeline_run_spec: {pipelineRef: {name: p}}',
        newerField('pipelineSpec: {tasks: [{taskRef: {name: PROW_EXTRA_GIT_REF_0}}]}'),
      ),
    ],
  ]);
});
