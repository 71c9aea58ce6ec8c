import { expect, it } from 'vitest';
import { presubmit, problemsOf } from '../sample.ts';

const PIPELINE = 'tekton_pipeline_run_spec: {v1beta1: {pipelineRef: {name: p}}}';

it.each([
  [['agent: kubernetes']],
  [['agent: tekton-pipeline', 'spec: null', PIPELINE]],
  [['agent: tekton-pipeline', 'spec: null', 'pipeline_run_spec: {pipelineRef: {name: p}}']],
  [['agent: tekton-pipeline', 'spec: null', PIPELINE, 'namespace: elsewhere']],
  [['agent: jenkins', 'spec: null']],
  [['namespace: test-pods']],
])('what goes together: %j', (lines) => {
  expect(problemsOf(presubmit(...lines))).toEqual([]);
});

it.each([
  [['spec: null'], 'agent kubernetes needs a spec, the Pod to run'],
  [['agent: jenkins'], 'spec needs agent kubernetes, not jenkins'],
  [
    ['agent: jenkins', 'spec: null', 'error_on_eviction: true'],
    'error_on_eviction needs agent kubernetes, not jenkins',
  ],
  [
    ['agent: jenkins', 'spec: null', 'decorate: true'],
    'decoration_config needs agent kubernetes, not jenkins',
  ],
  [
    ['agent: jenkins', 'spec: null', 'namespace: other'],
    'only jobs of agent tekton-pipeline may choose their namespace; remove namespace',
  ],
  [
    ['agent: tekton-pipeline', 'spec: null'],
    'agent tekton-pipeline needs a tekton_pipeline_run_spec or pipeline_run_spec',
  ],
  [
    ['agent: tekton-pipeline', 'spec: null', 'tekton_pipeline_run_spec: {}'],
    'agent tekton-pipeline needs a tekton_pipeline_run_spec or pipeline_run_spec',
  ],
  [[PIPELINE], 'tekton_pipeline_run_spec needs agent tekton-pipeline, not kubernetes'],
  [['pipeline_run_spec: {}'], 'pipeline_run_spec needs agent tekton-pipeline, not kubernetes'],
])('what does not go together: %j', (lines, says) => {
  const problems = problemsOf(presubmit(...lines));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`presubmit unit of org/repo: ${says}`);
});

it('an agent that nobody knows is refused', () => {
  expect(problemsOf(presubmit('agent: docker'))).toEqual([
    'jobs.yaml:5:12: agent must be one of kubernetes, tekton-pipeline, jenkins, not the text "docker"',
  ]);
});
