/**
 * The part of RE2's syntax that most patterns of configurations are written in: literals, classes, groups, alternatives,
 * `?`, `*`, `+`, `^` and `$`, in printable ASCII and without flags. Such a pattern is written out as paths: all the
 * sequences that it stands for.
 */
import { readClass } from './plain-class.ts';
import type { CharacterSet } from './plain-class.ts';

/** One thing of a path. */
export type Atom =
  | { readonly kind: 'one'; readonly set: CharacterSet }
  /** Any number of them, also none. */
  | { readonly kind: 'many'; readonly set: CharacterSet }
  /** Any number of repetitions of a group, also none. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'begin' }
  | { readonly kind: 'end' };

export type Path = readonly Atom[];

/** Longer ones are rare, and left to RE2. */
const MAX_LENGTH = 1_000;

/** Atoms of all paths together: what a match at one place of a text may cost. */
const MAX_ATOMS = 4_000;

/** A pattern, and how far it has been read. */
interface Reading {
  readonly source: string;
  at: number;
}

/** The paths of a pattern; `undefined` for one of another syntax, for a wrong one, and for one with too many paths. */
export function plainPaths(source: string): readonly Path[] | undefined {
  if (source.length > MAX_LENGTH || !/^[ -~]*$/.test(source)) return undefined;
  const reading = { source, at: 0 };
  const paths = alternatives(reading);
  return reading.at === source.length ? paths : undefined;
}

function alternatives(reading: Reading): readonly Path[] | undefined {
  const paths: Path[] = [];
  do {
    const branch = sequence(reading);
    if (!branch) return undefined;
    paths.push(...branch);
  } while (taken(reading, '|'));
  return atMost(paths);
}

function sequence(reading: Reading): readonly Path[] | undefined {
  let paths: readonly Path[] = [[]];
  while (reading.at < reading.source.length && !/[|)]/.test(next(reading))) {
    const item = repeated(reading);
    const longer = item && product(paths, item);
    if (!longer) return undefined;
    paths = longer;
  }
  return paths;
}

/** Go allows one sign of repetition, with a `?` for less greed, which does not matter to whether something matches. */
function repeated(reading: Reading): readonly Path[] | undefined {
  const item = single(reading);
  const sign = next(reading);
  if (!item || !/[*+?]/.test(sign)) return item;
  reading.at += 1;
  taken(reading, '?');
  if (/[*+?]/.test(next(reading)) || isAssertion(item)) return undefined;
  if (sign === '?') return atMost([...item, []]);
  const more: Path = [moreOf(item)];
  return sign === '*' ? [more] : product(item, [more]);
}

function isAssertion([path]: readonly Path[]): boolean {
  return path?.length === 1 && (path[0]?.kind === 'begin' || path[0]?.kind === 'end');
}

function moreOf([path, ...others]: readonly Path[]): Atom {
  const [atom, ...rest] = path ?? [];
  const isOne = atom?.kind === 'one' && rest.length === 0 && others.length === 0;
  return isOne ? { kind: 'many', set: atom.set } : { kind: 'gap' };
}

function single(reading: Reading): readonly Path[] | undefined {
  if (taken(reading, '(')) return group(reading);
  if (taken(reading, '^')) return [[{ kind: 'begin' }]];
  if (taken(reading, '$')) return [[{ kind: 'end' }]];
  const read = readClass(reading.source, reading.at);
  if (!read) return undefined;
  reading.at = read.end;
  return [[{ kind: 'one', set: read.set }]];
}

function group(reading: Reading): readonly Path[] | undefined {
  if (taken(reading, '?') && !taken(reading, ':')) return undefined;
  const inner = alternatives(reading);
  return taken(reading, ')') ? inner : undefined;
}

function product(heads: readonly Path[], tails: readonly Path[]): readonly Path[] | undefined {
  if (atomsOf(heads) * tails.length + atomsOf(tails) * heads.length > MAX_ATOMS) return undefined;
  return heads.flatMap((head) => tails.map((tail) => [...head, ...tail]));
}

function atMost(paths: readonly Path[]): readonly Path[] | undefined {
  return atomsOf(paths) > MAX_ATOMS ? undefined : paths;
}

/** A path counts itself, so that empty ones are limited too. */
function atomsOf(paths: readonly Path[]): number {
  return paths.reduce((sum, path) => sum + path.length + 1, 0);
}

function next({ source, at }: Reading): string {
  return source.charAt(at);
}

function taken(reading: Reading, sign: string): boolean {
  const isNext = next(reading) === sign;
  if (isNext) reading.at += 1;
  return isNext;
}
