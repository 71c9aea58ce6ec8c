import type { CodeHostCensus } from '../../ports/code-host-census.ts';
import { authenticate } from './authenticate.ts';
import { GitHubError } from './failure.ts';
import type { ConnectionOptions } from './octokit.ts';
import type { GitHubAuth } from './sessions.ts';
import { Repos, readAs } from './wire.ts';

/** Pages of 100; the largest org known has some ten thousand repositories. */
const REPO_PAGES = 200;

/** GitHub's REST API as the census of a configuration. */
export function createCensus(auth: GitHubAuth, options: ConnectionOptions): CodeHostCensus {
  const sessions = authenticate(auth, options);
  return {
    async activeRepos(org) {
      const session = await sessions.of({ org });
      const route = 'GET /orgs/{org}/repos';
      const pages = await session.askAll(route, { org }, REPO_PAGES);
      const repos = pages.flatMap((page) => readAs(Repos, page, route));
      return repos.filter(({ archived }) => !archived).map((repo) => repo.full_name);
    },
    async hasFile({ org, repo }, path) {
      const session = await sessions.of({ org, repo });
      return session.holds('GET /repos/{org}/{repo}/contents/{path}', { org, repo, path });
    },
    async isInstalled(repo) {
      try {
        await sessions.of(repo);
        return true;
      } catch (error) {
        if (error instanceof GitHubError && error.code === 'NOT_INSTALLED') return false;
        throw error;
      }
    },
  };
}
