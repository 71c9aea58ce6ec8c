import { describe } from 'vitest';
import { presubmit } from '../sample.ts';
import { accepted, refused } from './rows.ts';

const UNIT = 'presubmit unit of org/repo:';
const TEKTON = ['agent: tekton-pipeline', 'spec:'];
const FORM =
  'Kubernetes wants at most 63 letters, digits, - . _, with a letter or digit at both ends';
const NAME = 'the name must be made of letters, digits, and the characters - . _';
const ALLOW = 'allow_anyone and a list of users, teams or orgs exclude each other; keep one';
const NO_URL = 'is no address that Git can clone from:';
const TOKEN = 'decoration_config: {oauth_token_secret: {name: t, key: k}}';

describe('what every job must be', () => {
  refused([
    ['V1 name', presubmit('name: a b'), `jobs.yaml:3:11: presubmit a b of org/repo: ${NAME}`],
    [
      'V1 no name',
      presubmit('name: ""'),
      `jobs.yaml:3:11: presubmit (without a name) of org/repo: ${NAME}`,
    ],
    [
      'V1 name of a Jenkins job',
      presubmit('name: /a', 'agent: jenkins', 'spec:'),
      `jobs.yaml:3:11: presubmit /a of org/repo: ${NAME}`,
    ],
    [
      'V2 negative max_concurrency',
      presubmit('max_concurrency: -1'),
      `jobs.yaml:5:22: ${UNIT} max_concurrency must not be negative; 0 is no limit`,
    ],
    [
      'V3 spec with another agent',
      presubmit('agent: tekton-pipeline', 'pipeline_run_spec: {}'),
      `jobs.yaml:4:11: ${UNIT} spec needs agent kubernetes, not tekton-pipeline`,
    ],
    [
      'V4 agent kubernetes without spec',
      presubmit('spec:'),
      `jobs.yaml:4:5: ${UNIT} agent kubernetes needs a spec, the Pod to run`,
    ],
    [
      'V5 pipeline_run_spec with another agent',
      presubmit('pipeline_run_spec: {}'),
      `jobs.yaml:5:24: ${UNIT} pipeline_run_spec needs agent tekton-pipeline, not kubernetes`,
    ],
    [
      'V5 the newer field with another agent',
      presubmit('tekton_pipeline_run_spec: {v1beta1: {}}'),
      `jobs.yaml:5:31: ${UNIT} tekton_pipeline_run_spec needs agent tekton-pipeline, not kubernetes`,
    ],
    [
      'V6 agent tekton-pipeline without pipeline_run_spec',
      presubmit(...TEKTON, 'tekton_pipeline_run_spec: {}'),
      `jobs.yaml:5:12: ${UNIT} agent tekton-pipeline needs a tekton_pipeline_run_spec or pipeline_run_spec`,
    ],
    [
      'V7 decoration with another agent',
      presubmit(...TEKTON, 'pipeline_run_spec: {}', 'decoration_config: {timeout: 1h}'),
      `jobs.yaml:7:24: ${UNIT} decoration_config needs agent kubernetes, not tekton-pipeline`,
    ],
    [
      'V8 error_on_eviction with another agent',
      presubmit(...TEKTON, 'pipeline_run_spec: {}', 'error_on_eviction: true'),
      `jobs.yaml:7:24: ${UNIT} error_on_eviction needs agent kubernetes, not tekton-pipeline`,
    ],
    [
      'V10 namespace of a Pod',
      presubmit('namespace: mine'),
      `jobs.yaml:5:16: ${UNIT} only jobs of agent tekton-pipeline may choose their namespace; remove namespace`,
    ],
    [
      'an agent that nobody knows',
      presubmit('agent: docker'),
      'jobs.yaml:5:12: agent must be one of kubernetes, tekton-pipeline, jenkins, not the text "docker"',
    ],
  ]);

  accepted([
    ['a slash in the name of a Jenkins job', presubmit('name: a/b', 'agent: jenkins', 'spec:')],
    ['V9 an empty namespace', presubmit('namespace: ""')],
    ['the namespace of all Pods', presubmit('namespace: test-pods')],
    [
      'the namespace of a PipelineRun',
      presubmit(...TEKTON, 'namespace: mine', 'pipeline_run_spec: {}'),
    ],
  ]);
});

describe('labels, annotations and queues', () => {
  refused([
    [
      'V11 reserved label',
      presubmit('labels: {created-by-prow: "true"}'),
      `jobs.yaml:5:31: ${UNIT} the label created-by-prow is set by prowflow; choose another name`,
    ],
    [
      'V12 label name',
      presubmit('labels: {a/b/c: x}'),
      `jobs.yaml:5:21: ${UNIT} a/b/c is no valid label name; ${FORM}`,
    ],
    [
      'V12 label value',
      presubmit('labels: {a: b c}'),
      `jobs.yaml:5:17: ${UNIT} "b c" is no valid value of the label a; ${FORM}`,
    ],
    [
      'V13 annotation key',
      presubmit('annotations: {-a: x}'),
      `jobs.yaml:5:23: ${UNIT} -a is no valid annotation name; ${FORM}`,
    ],
    [
      'V14 job queue without capacity',
      presubmit('job_queue_name: cpu'),
      `jobs.yaml:5:21: ${UNIT} the job queue cpu has no capacity; add it to plank.job_queue_capacities`,
    ],
  ]);

  accepted([
    ['an empty label', presubmit('labels: {prow.k8s.io/x: ""}')],
    ['an annotation of any text', presubmit('annotations: {a: "any text: at all"}')],
    ['a queue with a capacity', presubmit('job_queue_name: gpu')],
  ]);
});

describe('who may run it again, and where code comes from', () => {
  refused([
    [
      'V15 everybody and somebody',
      presubmit('rerun_auth_config: {allow_anyone: true, github_users: [a]}'),
      `jobs.yaml:5:24: ${UNIT} ${ALLOW}`,
    ],
    [
      'V15 in a job without a Pod',
      presubmit(
        ...TEKTON,
        'pipeline_run_spec: {}',
        'rerun_auth_config: {allow_anyone: true, github_orgs: [a]}',
      ),
      `jobs.yaml:7:24: ${UNIT} ${ALLOW}`,
    ],
    [
      'V16 clone_uri with a broken escape',
      presubmit('clone_uri: "https://host/%zz"'),
      `jobs.yaml:5:16: ${UNIT} clone_uri https://host/%zz ${NO_URL} "%zz" is no escape of a character`,
    ],
    [
      'V16 clone_uri with a broken host',
      presubmit('clone_uri: "https://ho st/r"'),
      `jobs.yaml:5:16: ${UNIT} clone_uri https://ho st/r ${NO_URL} "ho st" cannot be a host`,
    ],
    [
      'V16 clone_uri with a broken port',
      presubmit('clone_uri: "https://host:port/o/r"'),
      `jobs.yaml:5:16: ${UNIT} clone_uri https://host:port/o/r ${NO_URL} ":port" after the host is no port`,
    ],
    [
      'V17 scheme with an OAuth token',
      presubmit('decorate: true', 'clone_uri: "git@host:o/r"', TOKEN),
      `jobs.yaml:6:16: ${UNIT} with oauth_token_secret, clone_uri must start with http:// or https://: git@host:o/r`,
    ],
    [
      'V18 clone_uri of an extra ref',
      presubmit(
        'extra_refs: [{org: o, repo: a}, {org: o, repo: b, clone_uri: "https://host/%zz"}]',
      ),
      `jobs.yaml:5:66: ${UNIT} clone_uri https://host/%zz ${NO_URL} "%zz" is no escape of a character`,
    ],
    [
      'V18 scheme of an extra ref with an OAuth token',
      presubmit('decorate: true', 'extra_refs: [{org: o, repo: a, clone_uri: "ssh://h/a"}]', TOKEN),
      `jobs.yaml:6:47: ${UNIT} with oauth_token_secret, clone_uri must start with http:// or https://: ssh://h/a`,
    ],
  ]);

  accepted([
    ['everybody', presubmit('rerun_auth_config: {allow_anyone: true, github_users: []}')],
    ['a clone_uri of SSH', presubmit('clone_uri: "git@github.com:org/repo.git"')],
    ['a blank in a path, which Git can clone', presubmit('clone_uri: "https://host/a b"')],
    [
      'a user in a clone_uri with an OAuth token',
      presubmit('decorate: true', 'clone_uri: "https://me@host/o/r"', TOKEN),
    ],
  ]);
});
