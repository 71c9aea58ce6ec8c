import type { IssueNeed, PullNeed } from './facts.ts';
import { help } from './help/help.ts';
import { hold } from './hold/hold.ts';
import { label } from './label/label.ts';
import type { Plugin } from './plugin.ts';
import { size } from './size/size.ts';
import { trigger } from './trigger/trigger.ts';

/** A plugin as the rest of the program sees it: one that may look at every fact. */
export type AnyPlugin = Plugin<readonly PullNeed[], readonly IssueNeed[]>;

/** All plugins, in the order in which they plan. */
export const PLUGINS: readonly AnyPlugin[] = [trigger, hold, label, help, size];

/** The plugins with these names, in their own order; a name of plugins.yaml that is none of ours is passed over. */
export function pluginsNamed(names: readonly string[]): readonly AnyPlugin[] {
  return PLUGINS.filter(({ name }) => names.includes(name));
}
