import type { Pattern } from '../prowjob/pattern.ts';
import { compilePattern, patternProblem } from './pattern.ts';

/** One line of a `.prowignore` file, for the paths under the directory of that file. */
export interface IgnoreRule {
  readonly directory: string;
  readonly pattern: Pattern;
  readonly isForDirectories: boolean;
  readonly ignores: boolean;
}

/**
 * Reads a `.prowignore` file, which has the form of `.gitignore`. `directory` is its own, with `/`, empty at the top. Some
 * come from pull requests, so their patterns are matched in linear time; one that is no pattern matches nothing.
 */
export function ignoreRules(directory: string, text: string): readonly IgnoreRule[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const written = line.replace(/(?<!\\)\s+$/, '');
    if (written === '' || written.startsWith('#')) return [];
    const ignores = !written.startsWith('!');
    const glob = ignores ? written : written.slice(1);
    const isForDirectories = glob.endsWith('/');
    const source = patternOf(isForDirectories ? glob.slice(0, -1) : glob);
    if (patternProblem(source) !== undefined) return [];
    return [{ directory, pattern: compilePattern(source), isForDirectories, ignores }];
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
  const rule = rules.findLast(({ directory, pattern, isForDirectories }) => {
    const inside = directory === '' ? '' : `${directory}/`;
    if (!path.startsWith(inside) || (isForDirectories && !isDirectory)) return false;
    return pattern.test(path.slice(inside.length));
  });
  return rule?.ignores ?? false;
}

/** Without a slash inside, a pattern is for names at any depth. */
function patternOf(glob: string): string {
  const isAnchored = glob.includes('/');
  const body = (glob.startsWith('/') ? glob.slice(1) : glob).replace(TOKEN, translated);
  return `(?s)^${isAnchored ? '' : '(?:.*/)?'}${body}$`;
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
  return /[!-/:-@[-`{-~]/.test(character) ? `\\${character}` : character;
}
