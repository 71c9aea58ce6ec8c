import type { YamlAlias, YamlMap, YamlNode } from './yaml-nodes.ts';
import { plainScalar } from './yaml-scalar.ts';
import { isMergeKey } from './yaml-value.ts';

/** Where aliases and merges lead. Each is followed once: a file from a pull request may be full of them. */
interface Links {
  readonly targets: Map<YamlAlias, YamlNode>;
  readonly fields: Map<YamlMap, Fields>;
}

type Fields = ReadonlyMap<string, YamlNode>;

/**
 * Finds the offset of the value at a path of a document, through aliases and merges; of the nearest value around it when
 * it is not there. The first answer takes a walk through the document, so it is asked for problems only.
 */
export function locateIn(
  root: YamlNode | undefined,
): (path: readonly (string | number)[]) => number {
  const links: Links = { targets: new Map(), fields: new Map() };
  if (root !== undefined) collectTargets(root, new Map(), links.targets);
  return (path) => {
    let node = root;
    let offset = root?.offset ?? 0;
    for (const key of path) {
      node = child(node, key, links);
      if (node === undefined) break;
      ({ offset } = node);
      node = resolved(node, links);
    }
    return offset;
  };
}

/** An alias means the last anchor of its name before it. */
function collectTargets(
  node: YamlNode,
  anchors: Map<string, YamlNode>,
  targets: Links['targets'],
): void {
  if (node.kind === 'alias') {
    const target = anchors.get(node.name);
    if (target !== undefined) targets.set(node, target);
    return;
  }
  if (node.anchor !== undefined) anchors.set(node.anchor, node);
  if (node.kind === 'list') for (const item of node.items) collectTargets(item, anchors, targets);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    collectTargets(key, anchors, targets);
    collectTargets(value, anchors, targets);
  }
}

function child(
  node: YamlNode | undefined,
  key: string | number,
  links: Links,
): YamlNode | undefined {
  if (node?.kind === 'list') return typeof key === 'number' ? node.items[key] : undefined;
  return node?.kind === 'map' ? fieldsOf(node, links).get(String(key)) : undefined;
}

/** The fields of a map and of those that it merges; the last mention of a name wins, as when the value was read. */
function fieldsOf(map: YamlMap, links: Links): Fields {
  const known = links.fields.get(map);
  if (known) return known;
  const fields = new Map<string, YamlNode>();
  for (const { key, value } of map.entries) {
    if (isMergeKey(key)) {
      for (const merged of mergedMaps(value, links)) {
        for (const [name, field] of fieldsOf(merged, links)) fields.set(name, field);
      }
    } else fields.set(keyName(resolved(key, links)), value);
  }
  links.fields.set(map, fields);
  return fields;
}

/** What a merge key brings, the strongest last. */
function mergedMaps(node: YamlNode, links: Links): readonly YamlMap[] {
  const source = resolved(node, links);
  const items = source?.kind === 'list' ? source.items.toReversed() : [node];
  return items.map((item) => resolved(item, links)).filter((item) => item?.kind === 'map');
}

/** The key `on` is the name "true", as when the value was read. */
function keyName(key: YamlNode | undefined): string {
  if (key?.kind !== 'scalar') return '';
  return key.isPlain ? String(plainScalar(key.text)) : key.text;
}

function resolved(node: YamlNode, { targets }: Links): YamlNode | undefined {
  return node.kind === 'alias' ? targets.get(node) : node;
}
