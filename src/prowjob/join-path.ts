/**
 * Joins parts with `/` and resolves `.`, `..` and doubled slashes; empty parts do not count. A relative path stays
 * relative. Go: path/path.go `Join`, on which Prow's storage layout and checkout paths rest.
 */
export function joinPath(...parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join('/');
  const isAbsolute = text.startsWith('/');
  const kept: string[] = [];
  for (const segment of text.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isAbsolute) kept.push('..');
  }
  const path = kept.join('/');
  if (isAbsolute) return `/${path}`;
  return text !== '' && path === '' ? '.' : path;
}
