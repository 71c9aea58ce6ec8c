import type { Lint } from '../lint/rule.ts';
import type { Problem } from '../problem.ts';
import { problemAt } from '../read/place.ts';
import { pluginUses } from './enabled.ts';
import type { PluginsByRepo } from './enabled.ts';
import { PROW_PLUGINS } from './names.ts';

const NAME = 'plugin-not-available';

/** Tells of plugins that are switched on and are none of those that run here. A rule of our own. */
export function pluginNotAvailable(available: readonly string[]): Lint {
  return {
    name: NAME,
    help: 'plugins.yaml switches on a plugin of Prow that prowflow does not have yet: its commands do nothing.',
    runs: 'as-note',
    needsPlugins: true,
    find: ({ plugins }) => (plugins ? unavailable(plugins.plugins, available) : []),
  };
}

/** One line a plugin, at its first use, however many repositories have it. */
function unavailable(byRepo: PluginsByRepo, available: readonly string[]): readonly Problem[] {
  const uses = pluginUses(byRepo).filter(
    ({ value }) => PROW_PLUGINS.has(value) && !available.includes(value),
  );
  const first = new Map(uses.toReversed().map(({ value, place }) => [value, place]));
  return [...first].map(([plugin, place]) => {
    const says = `prowflow does not have the plugin ${plugin} yet: nothing happens where it is on`;
    return { ...problemAt(place, says), rule: NAME };
  });
}
