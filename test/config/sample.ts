import type { Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { problemText } from '../../src/config/problem.ts';
import type { Loaded } from '../../src/config/problem.ts';

/** A small config.yaml with all that decorated jobs need. */
export const MAIN = `
pod_namespace: test-pods
plank:
  job_queue_capacities: {gpu: 2}
  default_decoration_config_entries:
  - config:
      timeout: 2h
      utility_images: {clonerefs: c:1, initupload: i:1, entrypoint: e:1, sidecar: s:1}
      gcs_configuration:
        bucket: logs
        path_strategy: explicit
`;

/** Loads config.yaml and one job file, `jobs.yaml`. */
export function load(jobs: string, main = MAIN): Loaded<Config> {
  return loadConfig({
    main: { path: 'config.yaml', text: main },
    jobs: [{ path: 'jobs.yaml', text: jobs }],
  });
}

/** All problems of a configuration, in the form `file:line:column: sentence`. */
export function problemsOf(jobs: string, main = MAIN): readonly string[] {
  const loaded = load(jobs, main);
  return loaded.ok ? [] : loaded.problems.map(problemText);
}

/** What is only warned of in a configuration that loads, in the form `file:line:column: sentence [rule]`. */
export function warningsOf(jobs: string, main = MAIN): readonly string[] {
  const loaded = load(jobs, main);
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded.warnings.map((each) => `${problemText(each)} [${each.rule ?? ''}]`);
}

/** The configuration; fails the test when there is none. */
export function configOf(jobs: string, main = MAIN): Config {
  const loaded = load(jobs, main);
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded.value;
}

const NAME = 'name: unit';
const SPEC = 'spec: {containers: [{image: alpine, command: [test]}]}';

/**
 * A job file with the presubmit `unit` of org/repo and some lines more. Its name is in line 3, its spec in line 4, other
 * lines from line 5; fields begin in column 5.
 */
export function presubmit(...lines: readonly string[]): string {
  return ['presubmits:', '  org/repo:', ...job(lines)].join('\n');
}

/** As {@link presubmit}. */
export function postsubmit(...lines: readonly string[]): string {
  return ['postsubmits:', '  org/repo:', ...job(lines)].join('\n');
}

/** As {@link presubmit}, without a repository. */
export function periodic(...lines: readonly string[]): string {
  return ['', 'periodics:', ...job(lines)].join('\n');
}

/** Lines that begin with `spec:` or `name:` replace those of the sample. */
function job(lines: readonly string[]): readonly string[] {
  const name = lines.find((line) => line.startsWith('name:')) ?? NAME;
  const spec = lines.find((line) => line.startsWith('spec:')) ?? SPEC;
  const others = lines.filter((line) => line !== name && line !== spec);
  return [`  - ${name}`, ...[spec, ...others].map((line) => `    ${line}`)];
}
