import type { Problem } from '../problem.ts';
import { problemAt } from '../read/place.ts';
import type { PluginsFile } from '../schema/plugins-file.ts';
import { difference, members } from './org-repos.ts';
import { OWNERS_PLUGINS, reposWithOwners } from './owners-plugins.ts';
import { placeInPlugins, reposWithPlugin } from './plugin-repos.ts';
import type { Lint } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `verifyOwnersPlugin`. */
export const validateOwners: Lint = {
  name: 'validate-owners',
  help: `A plugin that reads OWNERS files (${OWNERS_PLUGINS.join(', ')}) is on, and verify-owners is not: a pull request may break those files unseen.`,
  runs: 'by-default',
  needsPlugins: true,
  find: ({ plugins }) => (plugins ? unverified(plugins) : []),
};

function unverified(plugins: PluginsFile): readonly Problem[] {
  const missing = difference(reposWithOwners(plugins), reposWithPlugin(plugins, 'verify-owners'));
  return members(missing).flatMap((member) => {
    const place = placeInPlugins(plugins, member);
    const says = `${member.inWords}: a plugin that reads OWNERS files is on; add verify-owners, which keeps them valid`;
    return place ? [problemAt(place, says)] : [];
  });
}
