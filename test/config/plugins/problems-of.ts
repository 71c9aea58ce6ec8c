import { loadPlugins } from '../../../src/config/load-plugins.ts';
import { problemText } from '../../../src/config/problem.ts';

/** All problems of plugins.yaml and of its supplemental files `a.yaml`, `b.yaml`, …: `file:line:column: sentence`. */
export function problemsOf(main: string, ...supplements: readonly string[]): readonly string[] {
  const files = supplements.map((text, index) => ({ path: `${'abc'.charAt(index)}.yaml`, text }));
  const loaded = loadPlugins({ path: 'plugins.yaml', text: main }, files);
  return loaded.ok ? [] : loaded.problems.map(problemText);
}

/** What is only warned of in plugins.yaml, in the form `file:line:column: sentence [rule]`. */
export function warningsOf(text: string): readonly string[] {
  const loaded = loadPlugins({ path: 'plugins.yaml', text });
  if (!loaded.ok) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded.warnings.map((each) => `${problemText(each)} [${each.rule ?? ''}]`);
}
