import { nodeId, repoApi, repoPage } from '../links.ts';
import type { Commit } from '../git/commits.ts';
import type { TreeEntry } from '../git/tree.ts';
import type { Repo } from '../state.ts';
import type { World } from '../world.ts';
import type { Json } from './json.ts';

/** GitHub's `git-tree`, cut off where GitHub cuts it off. A submodule has no address here. */
export function treeShape(
  { links, treeLimit }: World,
  repo: Repo,
  sha: string,
  entries: readonly TreeEntry[],
): Json {
  const api = `${repoApi(links, repo)}/git`;
  return {
    sha,
    url: `${api}/trees/${sha}`,
    tree: entries.slice(0, treeLimit).map((entry) => ({
      ...entry,
      ...(entry.type === 'commit' ? {} : { url: `${api}/${entry.type}s/${entry.sha}` }),
    })),
    truncated: entries.length > treeLimit,
  };
}

/** GitHub breaks base64 as MIME does (RFC 2045), into lines of 60 characters. */
const LINE = /.{1,60}/g;

/** GitHub's `blob`. */
export function blobShape({ links }: World, repo: Repo, sha: string, content: Buffer): Json {
  const lines = content.toString('base64').match(LINE) ?? [];
  return {
    sha,
    node_id: nodeId('Blob', sha),
    url: `${repoApi(links, repo)}/git/blobs/${sha}`,
    size: content.length,
    content: lines.map((line) => `${line}\n`).join(''),
    encoding: 'base64',
  };
}

/** GitHub's `git-commit`. */
export function gitCommitShape({ links }: World, repo: Repo, commit: Commit): Json {
  const api = `${repoApi(links, repo)}/git`;
  const page = repoPage(links, repo);
  const { sha, author, committer, message, tree, parents } = commit;
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: `${api}/commits/${sha}`,
    html_url: `${page}/commit/${sha}`,
    author,
    committer,
    message,
    tree: { sha: tree, url: `${api}/trees/${tree}` },
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${page}/commit/${parent}`,
    })),
    verification: {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    },
  };
}
