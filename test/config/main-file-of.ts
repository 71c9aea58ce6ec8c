import { problemText } from '../../src/config/problem.ts';
import { readMainFile } from '../../src/config/schema/main-file.ts';
import type { MainFile } from '../../src/config/schema/main-file.ts';
import { parseYaml } from '../../src/config/yaml.ts';

/** What a text says as config.yaml. */
export function mainFileOf(text: string): MainFile {
  return readMainFile(parseYaml({ path: 'config.yaml', text }));
}

/** What is only warned of in config.yaml, in the form `file:line:column: sentence [rule]`. */
export function mainFileWarnings(text: string): readonly string[] {
  return mainFileOf(text).warnings.map((each) => `${problemText(each)} [${each.rule ?? ''}]`);
}

/** The problems of config.yaml, in the form `file:line:column: sentence`. */
export function mainFileProblems(text: string): readonly string[] {
  return mainFileOf(text).problems.map(problemText);
}
