import { plainPaths } from './plain-paths.ts';
import type { Atom, Path } from './plain-paths.ts';

/**
 * A JavaScript expression that says most of what a pattern says, many times as fast as RE2 in JavaScript. It takes time
 * in proportion to the text, whatever pattern and text are: JavaScript's matcher tries one alternative after the other,
 * so there is none in it that it could try in more than a few ways from one place.
 */
export interface Shortcut {
  /** Where it does not match, neither does the pattern. */
  readonly possible: RegExp;
  /** Where it matches, so does the pattern. */
  readonly isExact: boolean;
}

/** A pattern that RE2 takes for sure. */
export interface PlainPattern {
  /** Absent when nothing can be said by one. */
  readonly shortcut?: Shortcut;
}

/** What is known of a pattern of plain syntax; `undefined` for any other text. */
export function plainPattern(source: string): PlainPattern | undefined {
  const paths = plainPaths(source)?.map(trimmed);
  if (!paths) return undefined;
  const parts = paths.map((path) => (isLinear(path) ? path : tellingPart(path)));
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length) return {};
  const possible = new RegExp(known.map(sourceOf).join('|'), 'u');
  return { shortcut: { possible, isExact: paths.every(isLinear) } };
}

/** A search finds the same without what may be nothing at either end. */
function trimmed(path: Path): Path {
  const first = path.findIndex((atom) => !mayBeNothing(atom));
  const last = path.findLastIndex((atom) => !mayBeNothing(atom));
  return first === -1 ? [] : path.slice(first, last + 1);
}

function mayBeNothing({ kind }: Atom): boolean {
  return kind === 'many' || kind === 'gap';
}

/** One place to begin and one way to go on, or one place to begin and one repetition that may end anywhere. */
function isLinear(path: Path): boolean {
  const open = path.filter(mayBeNothing);
  const [only] = open;
  if (only === undefined) return true;
  return open.length === 1 && only.kind === 'many' && path[0]?.kind === 'begin';
}

/** Fewer known characters are in most texts. */
const MIN_LITERALS = 2;

/** The longest stretch of a path without repetitions; `undefined` when none says much. */
function tellingPart(path: Path): Path | undefined {
  const parts: Atom[][] = [[]];
  for (const atom of path) {
    if (mayBeNothing(atom)) parts.push([]);
    else parts.at(-1)?.push(atom);
  }
  const [best] = parts.toSorted((one, other) => literalsIn(other) - literalsIn(one));
  return best && literalsIn(best) >= MIN_LITERALS ? best : undefined;
}

function literalsIn(path: Path): number {
  return path.filter((atom) => atom.kind === 'one' && atom.set.isLiteral).length;
}

function sourceOf(path: Path): string {
  return path.map(atomSource).join('');
}

function atomSource(atom: Atom): string {
  switch (atom.kind) {
    case 'one':
      return atom.set.source;
    case 'many':
      return `${atom.set.source}*`;
    case 'gap':
      return '';
    case 'begin':
      return '^';
    case 'end':
      return '$';
  }
}
