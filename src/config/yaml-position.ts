import type { YamlMap, YamlNode, YamlScalar } from './yaml-nodes.ts';
import { plainScalar } from './yaml-scalar.ts';
import { isMergeKey } from './yaml-value.ts';

/**
 * Finds the offset of the value at a path of a document, through aliases and merges; of the nearest value around it when
 * it is not there. Slow (it walks the document), so it is asked for problems only.
 */
export function locateIn(
  root: YamlNode | undefined,
): (path: readonly (string | number)[]) => number {
  const anchors = new Map<string, YamlNode>();
  if (root !== undefined) collectAnchors(root, anchors);
  return (path) => {
    let node = root;
    let offset = root?.offset ?? 0;
    for (const key of path) {
      node = child(node, key, anchors);
      if (node === undefined) break;
      ({ offset } = node);
      node = resolved(node, anchors);
    }
    return offset;
  };
}

type Anchors = ReadonlyMap<string, YamlNode>;

/** The last anchor of a name wins, although an alias means the last one before it: names are rarely used twice. */
function collectAnchors(node: YamlNode, anchors: Map<string, YamlNode>): void {
  if (node.anchor !== undefined) anchors.set(node.anchor, node);
  if (node.kind === 'list') for (const item of node.items) collectAnchors(item, anchors);
  if (node.kind === 'map') for (const { value } of node.entries) collectAnchors(value, anchors);
}

function child(
  node: YamlNode | undefined,
  key: string | number,
  anchors: Anchors,
): YamlNode | undefined {
  if (node?.kind === 'list') return typeof key === 'number' ? node.items[key] : undefined;
  return node?.kind === 'map' ? fieldOf(node, String(key), anchors) : undefined;
}

/** The last mention wins, as when the value was read. */
function fieldOf(map: YamlMap, name: string, anchors: Anchors): YamlNode | undefined {
  for (const { key, value } of map.entries.toReversed()) {
    if (isMergeKey(key)) {
      const found = mergedField(value, name, anchors);
      if (found !== undefined) return found;
    } else if (key.kind === 'scalar' && keyName(key) === name) return value;
  }
  return undefined;
}

/** The key `on` is the name "true", as when the value was read. */
function keyName({ text, isPlain }: YamlScalar): string {
  return isPlain ? String(plainScalar(text)) : text;
}

function mergedField(node: YamlNode, name: string, anchors: Anchors): YamlNode | undefined {
  const source = resolved(node, anchors);
  const maps = source?.kind === 'list' ? source.items : [node];
  for (const item of maps) {
    const map = resolved(item, anchors);
    const found = map?.kind === 'map' ? fieldOf(map, name, anchors) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolved(node: YamlNode, anchors: Anchors): YamlNode | undefined {
  return node.kind === 'alias' ? anchors.get(node.name) : node;
}
