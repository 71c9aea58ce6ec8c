import type { LoadedJob } from '../../config/checks/loaded-job.ts';
import { grouped } from '../../config/grouped.ts';
import type { OrgRepos } from '../../config/lint/org-repos.ts';
import { covers, members } from '../../config/lint/org-repos.ts';
import type { Member } from '../../config/lint/org-repos.ts';
import { OWNERS_PLUGINS, reposWithOwners } from '../../config/lint/owners-plugins.ts';
import { placeInPlugins } from '../../config/lint/plugin-repos.ts';
import type { LintMaterial, Rule } from '../../config/lint/rule.ts';
import type { Problem } from '../../config/problem.ts';
import { problemAt } from '../../config/read/place.ts';
import type { CodeHostCensus } from '../../ports/code-host-census.ts';
import { parseRepoName } from '../../prowjob/ids.ts';

/** A rule that has to ask the code host. */
export interface HostRule extends Rule {
  /** Only a GitHub App can be asked this. */
  readonly needsApp?: true;
  find(material: LintMaterial, host: CodeHostCensus): Promise<readonly Problem[]>;
}

/** Prow: cmd/checkconfig/main.go `verifyOwnersPresence`. */
const verifyOwnersPresence: HostRule = {
  name: 'verify-owners-presence',
  help: `A plugin that reads OWNERS files (${OWNERS_PLUGINS.join(', ')}) is on for a repository that has none at its top.`,
  runs: 'if-expensive',
  needsPlugins: true,
  async find({ plugins }, host) {
    if (!plugins) return [];
    const repos = reposWithOwners(plugins);
    const problems: Problem[] = [];
    for (const member of members(repos)) {
      const place = placeInPlugins(plugins, member);
      for (const repo of await reposOf(member, repos, host)) {
        if (!place || (await host.hasFile(parseRepoName(repo), 'OWNERS'))) continue;
        const says = `${repo} has no file OWNERS, and a plugin that needs it is on; add the file`;
        problems.push(problemAt(place, says));
      }
    }
    return problems;
  },
};

async function reposOf(
  { name }: Member,
  repos: OrgRepos,
  host: CodeHostCensus,
): Promise<readonly string[]> {
  if (name.includes('/')) return [name];
  const all = await host.activeRepos(name);
  return all.filter((repo) => covers(repos, repo));
}

/** Prow: cmd/checkconfig/main.go `validateGitHubAppIsInstalled`. */
const validateGitHubAppInstallation: HostRule = {
  name: 'validate-github-app-installation',
  help: 'An org has jobs, and the GitHub App is not installed in it: its events never come, and nothing can be reported.',
  runs: 'if-asked',
  needsApp: true,
  async find({ jobs }, host) {
    const ofRepos: readonly LoadedJob[] = [...jobs.presubmits, ...jobs.postsubmits];
    const byOrg = grouped(ofRepos, ({ repo }) => parseRepoName(repo).org);
    const problems: Problem[] = [];
    for (const [org, [first]] of byOrg) {
      if (!first || (await host.isInstalled(parseRepoName(first.repo)))) continue;
      const says = `the GitHub App is not installed in ${org}; install it there, or take ${org} out`;
      problems.push(problemAt(first.place.parent ?? first.place, says));
    }
    return problems;
  },
};

/** The rules that ask the code host. */
export const HOST_RULES: readonly HostRule[] = [
  verifyOwnersPresence,
  validateGitHubAppInstallation,
];
