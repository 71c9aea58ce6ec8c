import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assembleInSteps } from '../../src/config/assemble-config.ts';
import type { Assembly } from '../../src/config/assemble-config.ts';
import { loadFile } from '../../src/config/load-file.ts';
import { problemText } from '../../src/config/problem.ts';
import { readJobFile } from '../../src/config/schema/job-file.ts';
import type { JobFile } from '../../src/config/schema/job-file.ts';
import { readMainFile } from '../../src/config/schema/main-file.ts';
import { finished } from '../../src/config/steps.ts';
import { parseYaml } from '../../src/config/yaml.ts';
import { MAIN, presubmit } from './sample.ts';

/** Files that a person might have, some of them wrong, some of them in each other's way. */
const JOB_FILES = [
  presubmit(),
  presubmit('name: lint', 'labels: {preset: "true"}'),
  presubmit('name: lint'),
  presubmit('max_concurrency: -1'),
  'presets: [{labels: {preset: "true"}, env: [{name: A, value: b}]}]',
  'presets: [{labels: {preset: "true"}, env: [{name: A, value: c}]}]',
  'periodics: [{name: nightly, interval: 1h, spec: {containers: [{image: alpine}]}}]',
  'presubmits: {org/repo: 1}',
  'a: [',
];
const MAIN_FILES = [MAIN, '', 'pod_namespace: other', `${MAIN}\ndecorate_all_jobs: true`];

interface State {
  readonly main: number;
  readonly jobs: readonly number[];
}

const state: fc.Arbitrary<State> = fc.record({
  main: fc.nat(MAIN_FILES.length - 1),
  jobs: fc.array(fc.nat(JOB_FILES.length - 1), { maxLength: 4 }),
});

function mainOf({ main }: State) {
  return readMainFile(parseYaml({ path: 'config.yaml', text: MAIN_FILES[main] ?? '' }));
}

function jobFile(index: number, place: number): JobFile {
  return readJobFile(parseYaml({ path: `${place}.yaml`, text: JOB_FILES[index] ?? '' }));
}

function seen({ config, warnings }: Assembly): unknown {
  if (!config.ok) return config.problems.map(problemText);
  const { presubmits, postsubmits, periodics } = config.value;
  const jobs = [...presubmits.values(), ...postsubmits.values(), periodics].flat();
  return [jobs.map(({ kind, fields }) => [kind, fields]), warnings.map(problemText)];
}

it('after any changes of files, what is taken over gives the same as reading everything anew', () => {
  fc.assert(
    fc.property(fc.array(state, { minLength: 2, maxLength: 5 }), (states) => {
      let before: Assembly | undefined;
      let last: State = { main: -1, jobs: [] };
      let files: readonly JobFile[] = [];
      for (const next of states) {
        const kept = files;
        const { jobs: lastJobs } = last;
        files = next.jobs.map((index, place) =>
          lastJobs[place] === index
            ? (kept[place] ?? jobFile(index, place))
            : jobFile(index, place),
        );
        const main = before && last.main === next.main ? before.main : mainOf(next);
        before = finished(assembleInSteps({ main, jobs: files }, before));
        const anew = { main: mainOf(next), jobs: next.jobs.map(jobFile) };
        expect(seen(before)).toEqual(seen(finished(assembleInSteps(anew))));
        last = next;
      }
    }),
  );
});

it('V73 a mistake of ours that a file brings to light is told as a problem of that file', () => {
  const file = jobFile(0, 0);
  const { defaults } = finished(assembleInSteps({ main: mainOf({ main: 0, jobs: [] }), jobs: [] }));
  const breaks = () => {
    throw new TypeError('out of range');
  };
  const checks = { ofPresubmit: breaks, ofPostsubmit: breaks, ofPeriodic: breaks };
  const { jobs, problems } = finished(loadFile(file, defaults, checks));
  expect(jobs.presubmits).toEqual([]);
  expect(problems.map(problemText)).toEqual([
    '0.yaml: checking this file fails inside prowflow, please report it: out of range',
  ]);
});
