import type { YamlAlias, YamlMap, YamlNode, YamlScalar } from './yaml-nodes.ts';
import { plainScalar } from './yaml-scalar.ts';

/** A remark on a place of a document, with its offset in the text. */
export interface YamlRemark {
  readonly offset: number;
  readonly says: string;
}

/** What a document means; or, in `fault`, a mistake that is no YAML syntax but makes it useless. */
export type YamlMeaning =
  | { readonly value: unknown; readonly repeatedKeys: readonly YamlRemark[] }
  | { readonly fault: YamlRemark };

interface Anchor {
  readonly value: unknown;
  /** Values inside, itself counted. */
  readonly size: number;
}

interface Walk {
  /** `undefined` while the anchored value is still being read. */
  readonly anchors: Map<string, Anchor | undefined>;
  readonly repeatedKeys: YamlRemark[];
  size: number;
  /** Entries that merges brought. */
  merged: number;
  fault: YamlRemark | undefined;
}

/** Aliases counted with all that they stand for: what defuses a document of nine lines that means a billion values. */
const MAX_VALUES = 2_000_000;
/** A chain of merges costs the square of its length. Prow's largest file merges a few thousand entries. */
const MAX_MERGED = 200_000;

/**
 * The plain data that a YAML document means to Prow: of equal keys the last one wins, and a merge (`<<`) writes over
 * what stands before it, as goyaml v2 does (decode.go `mapping`, `merge`). What an alias names is shared, not copied.
 */
export function yamlValue(root: YamlNode | undefined): YamlMeaning {
  const walk: Walk = {
    anchors: new Map(),
    repeatedKeys: [],
    size: 0,
    merged: 0,
    fault: undefined,
  };
  const value = root === undefined ? null : valueOf(root, walk);
  return walk.fault ? { fault: walk.fault } : { value, repeatedKeys: walk.repeatedKeys };
}

function valueOf(node: YamlNode, walk: Walk): unknown {
  if (node.kind === 'alias') return aliased(node, walk);
  walk.size += 1;
  if (walk.size > MAX_VALUES) return failSize(walk, node);
  if (node.anchor === undefined) return plainOf(node, walk);
  const before = walk.size;
  walk.anchors.set(node.anchor, undefined);
  const value = plainOf(node, walk);
  walk.anchors.set(node.anchor, { value, size: walk.size - before + 1 });
  return value;
}

function plainOf(node: Exclude<YamlNode, YamlAlias>, walk: Walk): unknown {
  switch (node.kind) {
    case 'map':
      return mapping(node, walk);
    case 'list':
      return node.items.map((item) => valueOf(item, walk));
    case 'scalar':
      return scalar(node, walk);
  }
}

function aliased(alias: YamlAlias, walk: Walk): unknown {
  const { name } = alias;
  if (!walk.anchors.has(name)) {
    return fail(walk, alias, `the alias *${name} has no anchor &${name} before it`);
  }
  const anchor = walk.anchors.get(name);
  if (!anchor) return fail(walk, alias, `the value of &${name} contains itself`);
  walk.size += anchor.size;
  return walk.size > MAX_VALUES ? failSize(walk, alias) : anchor.value;
}

function mapping(map: YamlMap, walk: Walk): unknown {
  const entries: Record<string, unknown> = {};
  /** Keys that this map itself has; one that a merge brought may be written over. */
  const own = new Set<string>();
  for (const { key, value } of map.entries) {
    if (walk.fault) return null;
    if (isMergeKey(key)) {
      for (const source of mergeSources(value, walk)) Object.assign(entries, source);
      continue;
    }
    const name = keyOf(key, walk);
    const inner = valueOf(value, walk);
    if (name === undefined) return null;
    // Assigning to this one name would change the prototype instead.
    if (name === '__proto__') return fail(walk, key, 'a key named __proto__ is not allowed');
    if (own.has(name)) walk.repeatedKeys.push({ offset: key.offset, says: repeated(name) });
    own.add(name);
    entries[name] = inner;
  }
  return entries;
}

function repeated(name: string): string {
  return `the key ${name} stands twice in this map: the last one counts`;
}

/** What a merge key brings, the strongest last. */
function mergeSources(node: YamlNode, walk: Walk): readonly object[] {
  const value = valueOf(node, walk);
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const sources = items.toReversed();
  const maps = sources.filter((source) => isMapping(source));
  if (maps.length < sources.length) {
    fail(walk, node, 'only a map or a list of maps can be merged with <<');
  }
  walk.merged += maps.reduce((sum, map) => sum + Object.keys(map).length, 0);
  if (walk.merged > MAX_MERGED) {
    fail(walk, node, `the merges (<<) of the file bring more than ${MAX_MERGED} entries`);
  }
  return walk.fault ? [] : maps;
}

/** True for the unquoted key `<<`. */
export function isMergeKey(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.isPlain && key.text === '<<';
}

/** The text of a map's key; `undefined`, with a fault, for a key that is a list, a map or null. */
function keyOf(key: YamlNode, walk: Walk): string | undefined {
  const value = key.kind === 'map' || key.kind === 'list' ? undefined : valueOf(key, walk);
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

function scalar(node: YamlScalar, walk: Walk): unknown {
  const { text, tag, isPlain } = node;
  if (tag === '!!str') return text;
  if (tag === '!!binary') {
    return fail(walk, node, '!!binary is not supported; write the text itself');
  }
  const isText = !isPlain && !tag?.startsWith('!!');
  if (isText) return text;
  const value = plainScalar(text);
  return value === undefined ? fail(walk, node, `${text} is no number that is allowed`) : value;
}

/** True for a map, as opposed to a list or a single value. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function failSize(walk: Walk, node: YamlNode): null {
  return fail(walk, node, `its aliases stand for more than ${MAX_VALUES} values`);
}

/** Only the first fault is kept: those after it tend to be its echoes. */
function fail(walk: Walk, { offset }: YamlNode, says: string): null {
  walk.fault ??= { offset, says };
  return null;
}
