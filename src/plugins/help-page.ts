import type { PluginsConfig } from '../config/config.ts';
import type { AnyPlugin } from './registry.ts';

/** What `/plugin-help.js` answers, in Prow's names. Prow: pkg/pluginhelp/pluginhelp.go `Help`. */
export interface HelpPage {
  /** The repositories that plugins.yaml names. */
  readonly AllRepos: readonly string[];
  /** Names of plugins by org or `org/repo`; a repository has those of its org too. The empty name has all. */
  readonly RepoPlugins: Names;
  readonly RepoExternalPlugins: Names;
  readonly PluginHelp: Readonly<Record<string, PluginOnPage>>;
  readonly ExternalPluginHelp: Readonly<Record<string, PluginOnPage>>;
}

type Names = Readonly<Record<string, readonly string[]>>;

/** Prow: pkg/pluginhelp/pluginhelp.go `PluginHelp`. */
interface PluginOnPage {
  readonly Description: string;
  readonly ExcludedRepos?: readonly string[];
  readonly Config: Readonly<Record<string, string>>;
  readonly Events: readonly string[];
  readonly Commands: readonly CommandOnPage[];
}

/** Prow: pkg/pluginhelp/pluginhelp.go `Command`. */
interface CommandOnPage {
  readonly Usage: string;
  readonly Featured: boolean;
  readonly Description: string;
  readonly Examples: readonly string[];
  readonly WhoCanUse: string;
}

/**
 * The help of the plugins that are on somewhere. A name of plugins.yaml that is none of `plugins` is left out: nothing
 * would listen to its commands. Prow: pkg/pluginhelp/hook/hook.go `GenerateHelp`.
 */
export function helpPage(plugins: readonly AnyPlugin[], config: PluginsConfig): HelpPage {
  const known = new Set(plugins.map(({ name }) => name));
  const byRepo = [...config.enabled].map(
    ([repo, { plugins: on = [] }]) => [repo, on.filter((name) => known.has(name))] as const,
  );
  const { external_plugins: external = {} } = config.sections;
  const externalByRepo = Object.entries(external).map(
    ([repo, some]) => [repo, some.map(({ name = '' }) => name)] as const,
  );
  const repos = [...byRepo, ...externalByRepo].map(([repo]) => repo);
  const used = new Set(byRepo.flatMap(([, names]) => names));
  return {
    AllRepos: sorted(repos.filter((repo) => repo.includes('/'))),
    RepoPlugins: namesOf(byRepo),
    RepoExternalPlugins: namesOf(externalByRepo),
    PluginHelp: Object.fromEntries(
      plugins.filter(({ name }) => used.has(name)).map((one) => [one.name, onPage(one, config)]),
    ),
    ExternalPluginHelp: Object.fromEntries(
      externalByRepo.flatMap(([, names]) => names.map((name) => [name, NO_HELP] as const)),
    ),
  };
}

/** External plugins tell their help themselves. */
const NO_HELP: PluginOnPage = { Description: '', Config: {}, Events: [], Commands: [] };

function namesOf(byRepo: readonly (readonly [string, readonly string[]])[]): Names {
  const all = byRepo.flatMap(([, names]) => names);
  return Object.fromEntries(
    [['', all] as const, ...byRepo].map(([key, names]) => [key, sorted(names)]),
  );
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}

function onPage({ name, help }: AnyPlugin, config: PluginsConfig): PluginOnPage {
  const excluded = excludedRepos(name, config);
  return {
    Description: help.description,
    ...(excluded.length === 0 ? {} : { ExcludedRepos: excluded }),
    Config: help.settings?.(config.sections) ?? {},
    Events: help.events ?? [],
    Commands: help.commands.map((command) => ({
      Usage: command.usage,
      Featured: command.isFeatured,
      Description: command.description,
      Examples: command.examples,
      WhoCanUse: command.whoCanUse,
    })),
  };
}

/** Repositories of an org that has the plugin which have it not. */
function excludedRepos(name: string, config: PluginsConfig): readonly string[] {
  const excluded = [...config.enabled].flatMap(([org, { plugins = [], excluded_repos = [] }]) =>
    plugins.includes(name) ? excluded_repos.map((repo) => `${org}/${repo}`) : [],
  );
  return sorted(excluded.filter((repo) => !config.enabledFor(repo).includes(name)));
}
