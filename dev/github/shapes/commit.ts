import { nodeId, repoApi, repoPage } from '../links.ts';
import type { FileChange } from '../git/changes.ts';
import type { Commit } from '../git/commits.ts';
import type { Repo } from '../state.ts';
import type { World } from '../world.ts';
import type { Json } from './json.ts';

/** GitHub's `commit`. */
export function commitShape(world: World, repo: Repo, commit: Commit): Json {
  const api = repoApi(world.links, repo);
  const page = `${repoPage(world.links, repo)}/commit/${commit.sha}`;
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${api}/commits/${commit.sha}`,
    html_url: page,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${repoPage(world.links, repo)}/commit/${sha}`,
    })),
  };
}

/** GitHub's `diff-entry`, without the patch. */
export function fileShape(world: World, repo: Repo, sha: string, file: FileChange): Json {
  const page = repoPage(world.links, repo);
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${sha}/${path}`,
    raw_url: `${page}/raw/${sha}/${path}`,
    contents_url: `${repoApi(world.links, repo)}/contents/${path}?ref=${sha}`,
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
}
