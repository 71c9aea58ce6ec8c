/**
 * The keys under which settings for a repository are looked up, the narrowest first: itself, its org, `*`. A repository
 * of Gerrit, whose name is a URL, is also known without `https://`. Prow: pkg/config/config.go `keysForIdentifier`.
 */
export function repoKeys(repo: string): readonly string[] {
  const [, scheme = '', host = '', rest] = /^(https?:\/\/)?([^/]*)(?:\/(.*))?$/s.exec(repo) ?? [];
  const orgs = rest === undefined || host === '' ? [] : [`${scheme}${host}`, host];
  return [...new Set([repo, repo.slice(scheme.length), ...orgs, '*'])];
}
