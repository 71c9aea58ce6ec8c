import type { Problem } from '../problem.ts';
import { listOf, mapOf, placed } from '../read/collections.ts';
import type { Placed } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { problemAt } from '../read/place.ts';
import { described, reader, titled } from '../read/reader.ts';
import type { Read, Reader } from '../read/reader.ts';
import { filledText, text } from '../read/scalars.ts';
import { repeatedClaims } from './claim.ts';
import type { PluginSection } from './section.ts';

const externalPlugin = titled(
  'ExternalPlugin',
  object({
    name: described('The name of the plugin.', filledText),
    endpoint: described('Where webhooks go to; by default http:// and the name.', filledText),
    events: described('The events that it gets; by default all.', listOf(text)),
  }),
);
type ExternalPlugin = Read<typeof externalPlugin>;

/** The external plugins of an org or a repository. */
export interface RepoExternalPlugins extends Placed<readonly ExternalPlugin[]> {
  /** An org or `org/repo`. */
  readonly repo: string;
}

const byRepo = mapOf(placed(listOf(externalPlugin)));

const entries: Reader<readonly RepoExternalPlugins[]> = reader(
  byRepo.shape,
  (value, place, notes) => {
    const read = byRepo(value, place, notes);
    return read && Object.entries(read).map(([repo, plugins]) => ({ ...plugins, repo }));
  },
);

/** By org or org/repo. Prow: pkg/plugins/config.go `ExternalPlugin`. */
export const externalPlugins: PluginSection<
  RepoExternalPlugins,
  Readonly<Record<string, readonly ExternalPlugin[]>>
> = {
  read: described('By org or org/repo, services that get webhooks.', entries),
  problems: (all) => [...repeatedRepos(all), ...repeatedNames(all)],
  value: (all) => Object.fromEntries(all.map(({ repo, value }) => [repo, value])),
};

/** Prow: pkg/plugins/config.go `mergeExternalPluginsFrom`. */
function repeatedRepos(all: readonly RepoExternalPlugins[]): readonly Problem[] {
  return repeatedClaims(
    all.map(({ repo, place }) => ({ key: repo, place, says: `external_plugins.${repo} is set` })),
  );
}

/** A plugin of an org must not be named again for one of its repositories. Prow: `validateExternalPlugins`. */
function repeatedNames(all: readonly RepoExternalPlugins[]): readonly Problem[] {
  const names = new Map(all.map(({ repo, value }) => [repo, value.map(({ name = '' }) => name)]));
  return all.flatMap(({ repo, place }) => {
    const [org = ''] = repo.split('/');
    const inherited = org === repo ? [] : (names.get(org) ?? []);
    const repeated = (names.get(repo) ?? []).filter((name) => inherited.includes(name));
    if (repeated.length === 0) return [];
    const says = `${repo} repeats external plugins that ${org} has: ${repeated.join(', ')}; remove them here`;
    return [problemAt(place, says)];
  });
}
