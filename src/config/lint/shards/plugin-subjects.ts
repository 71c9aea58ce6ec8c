import type { Placed } from '../../read/collections.ts';
import { within } from '../../read/place.ts';
import type { PluginsFile } from '../../schema/plugins-file.ts';
import { entriesAsSubjects, keysAsSubjects } from './subject.ts';
import type { Subject } from './subject.ts';

/** The sections that are lists of settings, each for some repositories. */
const BY_REPOS = ['approve', 'lgtm', 'triggers', 'welcome'] as const;

/** What a file that adds to plugins.yaml speaks of. Prow: pkg/plugins/config.go `HasConfigFor`. */
export function pluginSubjects({ plugins, sections }: PluginsFile): readonly Subject[] {
  const { external_plugins = [], label = [], bugzilla = [] } = sections;
  return [
    ...Object.entries(plugins).map(([name, { place }]) => ({ name, place })),
    ...BY_REPOS.flatMap((name) => (sections[name] ?? []).flatMap(listedSubjects)),
    ...external_plugins.map(({ repo, place }) => ({ name: repo, place })),
    ...label.flatMap(({ value, place }) =>
      keysAsSubjects(within(place, 'restricted_labels'), value.restricted_labels),
    ),
    ...bugzilla.flatMap(bugzillaSubjects),
  ];
}

function listedSubjects({
  value,
  place,
}: Placed<{ readonly repos?: readonly string[] }>): readonly Subject[] {
  return entriesAsSubjects(within(place, 'repos'), value.repos);
}

type Bugzilla = NonNullable<PluginsFile['sections']['bugzilla']>[number];

function bugzillaSubjects({ value, place }: Bugzilla): readonly Subject[] {
  const ofOrgs = Object.entries(value.orgs ?? {}).flatMap(([org, options]) => {
    const at = within(place, 'orgs', org);
    const ofRepos = keysAsSubjects(within(at, 'repos'), options.repos);
    return [
      ...(options.default ? [{ name: org, place: within(at, 'default') }] : []),
      ...ofRepos.map((repo) => ({ ...repo, name: `${org}/${repo.name}` })),
    ];
  });
  return value.default ? [{ name: '*', place: within(place, 'default') }, ...ofOrgs] : ofOrgs;
}
