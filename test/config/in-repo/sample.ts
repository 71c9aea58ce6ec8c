import type { Config } from '../../../src/config/config.ts';
import type { InRepoJobs } from '../../../src/config/in-repo/load-in-repo.ts';
import { loadInRepo } from '../../../src/config/in-repo/load-in-repo.ts';
import type { Loaded } from '../../../src/config/problem.ts';
import { problemText } from '../../../src/config/problem.ts';
import { configOf, MAIN } from '../sample.ts';

/** Loads `.prow.yaml` of org/repo beside a configuration of operators. */
export function loadOwn(text: string, config: Config = configOf('')): Loaded<InRepoJobs> {
  return loadInRepo([{ path: '.prow.yaml', text }], 'org/repo', config);
}

/** The jobs; fails the test when there are none. */
export function ownJobs(text: string, config?: Config): InRepoJobs {
  const loaded = loadOwn(text, config);
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded.value;
}

/** All problems, in the form `file:line:column: sentence`. */
export function ownProblems(text: string, config?: Config): readonly string[] {
  const loaded = loadOwn(text, config);
  return loaded.ok ? [] : loaded.problems.map(problemText);
}

/** A configuration with policies for repositories, each in YAML's flow form. */
export function withPolicies(...policies: readonly string[]): Config {
  return configOf('', `${MAIN}\nprowflow: {in_repo_policies: [${policies.join(', ')}]}`);
}

/** One presubmit `unit`, with some fields more or other ones, in YAML's flow form. */
export function own(...fields: readonly string[]): string {
  const has = (name: string): boolean => fields.some((field) => field.startsWith(`${name}:`));
  const all = [
    ...(has('name') ? [] : ['name: unit']),
    ...(has('spec') ? [] : [`spec: ${pod()}`]),
    ...fields,
  ];
  return `presubmits:\n- {${all.join(', ')}}\n`;
}

/** A Pod with some fields more. */
export function pod(...fields: readonly string[]): string {
  return `{containers: [${container()}]${fields.map((field) => `, ${field}`).join('')}}`;
}

/** A container with some fields more. */
export function container(...fields: readonly string[]): string {
  return `{image: alpine, command: [test]${fields.map((field) => `, ${field}`).join('')}}`;
}

/** The presubmit with a Pod that has some fields more. */
export function ownPod(...fields: readonly string[]): string {
  return own(`spec: ${pod(...fields)}`);
}

/** The presubmit with a container that has some fields more. */
export function ownContainer(...fields: readonly string[]): string {
  return own(`spec: {containers: [${container(...fields)}]}`);
}
