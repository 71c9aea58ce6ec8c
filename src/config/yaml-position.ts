import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Document, YAMLMap } from 'yaml';
import { isMergeKey } from './yaml-value.ts';

/**
 * The offset, in characters, of the value at a path in a document, through aliases and merges; of the nearest value
 * around it when it is not there. Slow (it walks the document), so it is asked for problems only.
 */
export function offsetOf(document: Document, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    node = child(document, node, key);
    if (node === undefined) break;
    offset = startOf(node) ?? offset;
    node = resolved(document, node);
  }
  return offset;
}

function child(document: Document, node: unknown, key: string | number): unknown {
  if (isSeq(node)) return typeof key === 'number' ? node.items[key] : undefined;
  return isMap(node) ? fieldOf(document, node, String(key)) : undefined;
}

/** The last mention wins, as when the value was read. */
function fieldOf(document: Document, map: YAMLMap, name: string): unknown {
  for (const { key, value } of [...map.items].reverse()) {
    if (isMergeKey(key)) {
      const found = mergedField(document, value, name);
      if (found !== undefined) return found;
    } else if (isScalar(key) && key.source === name) return value;
  }
  return undefined;
}

function mergedField(document: Document, node: unknown, name: string): unknown {
  const source = resolved(document, node);
  const maps = isSeq(source) ? source.items.map((item) => resolved(document, item)) : [source];
  for (const map of maps) {
    const found = isMap(map) ? fieldOf(document, map, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolved(document: Document, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
