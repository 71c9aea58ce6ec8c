import { blobShape, gitCommitShape, treeShape } from '../shapes/git-object.ts';
import { ApiError, notFound } from './api-error.ts';
import { type Routes, ok, param, repoOfCall } from './call.ts';

/** The objects of git: trees, files and commits, by their ids. */
export const GIT_OBJECTS: Routes = {
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': async (world, call) => {
    const repo = repoOfCall(world, call);
    const name = idOf(param(call, 'tree_sha'));
    // GitHub takes any value for yes, `0` and `false` too.
    const entries = await world.git.tree(repo, name, call.query.has('recursive'));
    if (entries === undefined) throw notFound();
    return ok(treeShape(world, repo, name, entries));
  },
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': async (world, call) => {
    const repo = repoOfCall(world, call);
    const sha = idOf(param(call, 'file_sha'));
    const content = await world.git.blob(repo, sha);
    if (content === undefined) throw notFound();
    return ok(blobShape(world, repo, sha, content));
  },
  'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': async (world, call) => {
    const repo = repoOfCall(world, call);
    const sha = await world.git.resolve(repo, idOf(param(call, 'commit_sha')));
    if (sha === undefined) throw notFound();
    const [commit] = await world.git.commits(repo, sha, [`${sha}^@`]);
    if (commit === undefined) throw notFound();
    return ok(gitCommitShape(world, repo, commit));
  },
};

function idOf(text: string): string {
  if (/^[0-9a-f]{40}$/.test(text)) return text;
  throw new ApiError('INVALID', 'The sha parameter must be exactly 40 hexadecimal characters.');
}
