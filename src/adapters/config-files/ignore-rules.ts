/** One line of a `.prowignore` file, for the paths under the directory of that file. */
export interface IgnoreRule {
  readonly directory: string;
  readonly pattern: RegExp;
  readonly isForDirectories: boolean;
  readonly ignores: boolean;
}

/** Reads a `.prowignore` file, which has the form of `.gitignore`. `directory` is its own, with `/`, empty at the top. */
export function ignoreRules(directory: string, text: string): readonly IgnoreRule[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const written = line.replace(/(?<!\\)\s+$/, '');
    if (written === '' || written.startsWith('#')) return [];
    const ignores = !written.startsWith('!');
    const glob = ignores ? written : written.slice(1);
    const isForDirectories = glob.endsWith('/');
    const pattern = patternOf(isForDirectories ? glob.slice(0, -1) : glob);
    return [{ directory, pattern, isForDirectories, ignores }];
  });
}

/**
 * Is a path left out? Of the rules that match, the last one decides; rules of inner directories come after those of
 * outer ones. What is inside an ignored directory is never asked for.
 */
export function isIgnored(
  path: string,
  isDirectory: boolean,
  rules: readonly IgnoreRule[],
): boolean {
  const rule = rules.findLast(
    ({ directory, pattern, isForDirectories }) =>
      (isDirectory || !isForDirectories) && pattern.test(relative(path, directory)),
  );
  return rule?.ignores ?? false;
}

function relative(path: string, directory: string): string {
  return directory === '' ? path : path.slice(directory.length + 1);
}

/** Without a slash inside, a pattern is for names at any depth. */
function patternOf(glob: string): RegExp {
  const isAnchored = glob.includes('/');
  const body = (glob.startsWith('/') ? glob.slice(1) : glob).replace(TOKEN, translated);
  return new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${body}$`);
}

const TOKEN = /\*\*\/|\/\*\*$|\*+|\?|\[!?[^\]]+\]|\\.|[.+^${}()|[\]\\]/g;

function translated(token: string): string {
  switch (token) {
    case '**/':
      return '(?:.*/)?';
    case '/**':
      return '/.*';
    case '?':
      return '[^/]';
    default:
  }
  if (token.startsWith('*')) return '[^/]*';
  if (token.startsWith('[') && token.length > 1) {
    return token.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
  }
  return token.startsWith('\\') && token.length > 1 ? escaped(token.slice(1)) : escaped(token);
}

function escaped(character: string): string {
  return /[\w\s]/.test(character) ? character : `\\${character}`;
}
