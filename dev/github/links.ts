import type { Repo } from './state.ts';

/** Addresses in answers and webhooks. Pages and clones are where Pods reach them, the API on loopback. */
export interface Links {
  readonly api: string;
  readonly web: string;
}

export function repoApi(links: Links, repo: Pick<Repo, 'org' | 'name'>): string {
  return `${links.api}/repos/${repo.org}/${repo.name}`;
}

/** The address that people and `git clone` use. */
export function repoPage(links: Links, repo: Pick<Repo, 'org' | 'name'>): string {
  return `${links.web}/${repo.org}/${repo.name}`;
}

/** GitHub's opaque second name of a thing. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64');
}
