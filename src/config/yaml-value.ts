import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, Scalar, YAMLMap } from 'yaml';
import { plainScalar } from './yaml-scalar.ts';

/** Mistakes that are no YAML syntax but make a document useless, with the offset of the place in characters. */
export interface YamlFault {
  readonly offset: number;
  readonly says: string;
}

interface Anchor {
  readonly value: unknown;
  /** Values inside, itself counted. */
  readonly size: number;
}

interface Walk {
  /** `undefined` while the anchored value is still being read. */
  readonly anchors: Map<string, Anchor | undefined>;
  size: number;
  fault: YamlFault | undefined;
}

const MAX_DEPTH = 200;
/** Aliases counted with all that they stand for: what defuses a document of nine lines that means a billion values. */
const MAX_VALUES = 2_000_000;

/**
 * The plain data that a YAML document means to Prow: of equal keys the last one wins, and a merge (`<<`) writes over
 * what stands before it, as goyaml v2 does (decode.go `mapping`, `merge`). What an alias names is shared, not copied.
 */
export function yamlValue(
  contents: unknown,
): { readonly value: unknown } | { readonly fault: YamlFault } {
  const walk: Walk = { anchors: new Map(), size: 0, fault: undefined };
  const value = valueOf(contents, walk, 0);
  return walk.fault ? { fault: walk.fault } : { value };
}

function valueOf(node: unknown, walk: Walk, depth: number): unknown {
  if (isAlias(node)) return aliased(node, walk);
  walk.size += 1;
  if (depth > MAX_DEPTH) return fail(walk, node, `values are nested more than ${MAX_DEPTH} deep`);
  if (walk.size > MAX_VALUES) return failSize(walk, node);
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
  const { anchor } = node;
  if (anchor === undefined) return plainOf(node, walk, depth);
  const before = walk.size;
  walk.anchors.set(anchor, undefined);
  const value = plainOf(node, walk, depth);
  walk.anchors.set(anchor, { value, size: walk.size - before + 1 });
  return value;
}

function plainOf(node: unknown, walk: Walk, depth: number): unknown {
  if (isMap(node)) return mapping(node, walk, depth);
  if (isSeq(node)) return node.items.map((item) => valueOf(item, walk, depth + 1));
  return isScalar(node) ? scalar(node, walk) : null;
}

function aliased(alias: Alias, walk: Walk): unknown {
  if (!walk.anchors.has(alias.source)) {
    return fail(walk, alias, `the alias *${alias.source} has no anchor &${alias.source} before it`);
  }
  const anchor = walk.anchors.get(alias.source);
  if (!anchor) return fail(walk, alias, `the value of &${alias.source} contains itself`);
  walk.size += anchor.size;
  return walk.size > MAX_VALUES ? failSize(walk, alias) : anchor.value;
}

function mapping(map: YAMLMap, walk: Walk, depth: number): unknown {
  const entries: Record<string, unknown> = {};
  for (const { key, value } of map.items) {
    if (walk.fault) return null;
    if (isMergeKey(key)) {
      for (const source of mergeSources(value, walk, depth + 1)) Object.assign(entries, source);
      continue;
    }
    const name = keyOf(key, walk);
    const inner = valueOf(value, walk, depth + 1);
    // Assigning to this one name would change the prototype instead.
    if (name === '__proto__') {
      fail(walk, key, 'a key named __proto__ is not allowed');
    } else if (name !== undefined) entries[name] = inner;
  }
  return entries;
}

/** What a merge key brings, the strongest last. */
function mergeSources(node: unknown, walk: Walk, depth: number): readonly object[] {
  const value = valueOf(node, walk, depth);
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const sources = items.toReversed();
  const maps = sources.filter((source) => isMapping(source));
  if (maps.length < sources.length && !walk.fault) {
    fail(walk, node, 'only a map or a list of maps can be merged with <<');
  }
  return maps;
}

/** True for the unquoted key `<<`. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
}

/** The text of a map's key; `undefined`, with a fault, for a key that is a list, a map or null. */
function keyOf(key: unknown, walk: Walk): string | undefined {
  const value = isAlias(key) ? aliased(key, walk) : isScalar(key) ? scalar(key, walk) : undefined;
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      fail(walk, key, 'a key of a map must be text');
      return undefined;
  }
}

function scalar(node: Scalar, walk: Walk): unknown {
  const source = node.source ?? '';
  const tag = node.tag?.replace(/^tag:yaml\.org,2002:/, '!!');
  if (tag === '!!str') return source;
  if (tag === '!!binary')
    return fail(walk, node, '!!binary is not supported; write the text itself');
  const isText = node.type !== 'PLAIN' && !tag?.startsWith('!!');
  if (isText) return source;
  const value = plainScalar(source);
  return value === undefined ? fail(walk, node, `${source} is no number that is allowed`) : value;
}

/** True for a map, as opposed to a list or a single value. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function failSize(walk: Walk, node: unknown): null {
  return fail(walk, node, `its aliases stand for more than ${MAX_VALUES} values`);
}

/** Only the first fault is kept: those after it tend to be its echoes. */
function fail(walk: Walk, node: unknown, says: string): null {
  const range = isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? node.range : null;
  walk.fault ??= { offset: range?.[0] ?? 0, says };
  return null;
}
