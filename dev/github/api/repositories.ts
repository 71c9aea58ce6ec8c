import { branchProtectionShape } from '../shapes/branch-protection.ts';
import { commitShape } from '../shapes/commit.ts';
import { repositoryShape } from '../shapes/repository.ts';
import { nodeId, repoApi } from '../links.ts';
import { notFound } from './api-error.ts';
import { type Routes, ok, param, repoOfCall } from './call.ts';

/** Repositories, branches and refs. */
export const REPOSITORIES: Routes = {
  'GET /repos/{owner}/{repo}': (world, call) => ok(repositoryShape(world, repoOfCall(world, call))),
  'GET /repos/{owner}/{repo}/git/ref/{ref}': async (world, call) => {
    const repo = repoOfCall(world, call);
    const ref = `refs/${param(call, 'ref')}`;
    const sha = await world.git.resolve(repo, ref);
    if (sha === undefined) throw notFound();
    const api = repoApi(world.links, repo);
    return ok({
      ref,
      node_id: nodeId('Ref', ref),
      url: `${api}/git/${ref}`,
      object: { type: 'commit', sha, url: `${api}/git/commits/${sha}` },
    });
  },
  'GET /repos/{owner}/{repo}/branches/{branch}': async (world, call) => {
    const repo = repoOfCall(world, call);
    const name = param(call, 'branch');
    const sha = await world.git.resolve(repo, `refs/heads/${name}`);
    if (sha === undefined) throw notFound();
    const [commit] = await world.git.commits(repo, sha, [`${sha}^@`]);
    if (commit === undefined) throw notFound();
    const self = `${repoApi(world.links, repo)}/branches/${name}`;
    return ok({
      name,
      commit: commitShape(world, repo, commit),
      _links: { self, html: `${world.links.web}/${repo.org}/${repo.name}/tree/${name}` },
      ...branchProtectionShape(world, repo, name),
      protection_url: `${self}/protection`,
    });
  },
};
