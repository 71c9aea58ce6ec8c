import { HOLD } from '../../rules/pull-labels.ts';
import type { PullFacts } from '../facts.ts';
import { hold } from './hold.ts';

/** What holds a pull request by its labels, in words; `undefined` when nothing does, or the plugin is off. */
export function heldByLabel(
  plugins: readonly { readonly name: string }[],
  { labels }: PullFacts,
): string | undefined {
  const isOn = plugins.some(({ name }) => name === hold.name);
  return isOn && labels.includes(HOLD) ? `the label ${HOLD}` : undefined;
}
