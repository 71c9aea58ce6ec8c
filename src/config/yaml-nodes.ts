import { EVENT_ID, SCALAR_STYLE, getScalarValue, parseEvents } from 'js-yaml';
import type { Event, ScalarEvent } from 'js-yaml';

/** A YAML document as it is written: words have no meaning yet, aliases are not followed. */
export type YamlNode = YamlMap | YamlList | YamlScalar | YamlAlias;

interface AnyNode {
  /** In UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly anchor?: string;
  /** `!!str` and its like in their short form. */
  readonly tag?: string;
}

export interface YamlMap extends AnyNode {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlList extends AnyNode {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export interface YamlScalar extends AnyNode {
  readonly kind: 'scalar';
  readonly text: string;
  /** Without quotes: the word may mean something else than text. */
  readonly isPlain: boolean;
}

export interface YamlAlias extends AnyNode {
  readonly kind: 'alias';
  readonly name: string;
}

/** The first document of a text; an empty text has none. */
export interface YamlDocument {
  readonly root: YamlNode | undefined;
  /** Where a second document starts, which nobody reads. */
  readonly secondOffset: number | undefined;
}

/** Where the reading of nodes has come to. */
interface Cursor {
  readonly text: string;
  readonly events: readonly Event[];
  next: number;
  /** Of a value that is not there: where the text before it ends. */
  lastOffset: number;
}

/** Parses the first document. Throws js-yaml's YAMLException for what is no YAML, or is nested deeper than `maxDepth`. */
export function parseNodes(text: string, maxDepth: number): YamlDocument {
  const events: readonly Event[] = parseEvents(text, { maxDepth });
  const cursor: Cursor = { text, events, next: 0, lastOffset: 0 };
  const first = events[cursor.next++];
  if (first === undefined) return { root: undefined, secondOffset: undefined };
  const root = nodeAt(cursor);
  cursor.next += 1;
  const isLast = cursor.next >= events.length;
  const secondOffset = isLast ? undefined : documentStart(text, cursor.lastOffset);
  return { root, secondOffset };
}

/** The marker of the next document after an offset. */
function documentStart(text: string, after: number): number {
  const marker = text.indexOf('\n---', after);
  return marker === -1 ? after : marker + 1;
}

function nodeAt(cursor: Cursor): YamlNode | undefined {
  const event = cursor.events[cursor.next];
  if (event === undefined || event.type === EVENT_ID.POP) return undefined;
  cursor.next += 1;
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return scalar(cursor, event);
    case EVENT_ID.ALIAS: {
      const name = cursor.text.slice(event.anchorStart, event.anchorEnd);
      return { kind: 'alias', name, offset: moved(cursor, event.anchorStart - 1) };
    }
    case EVENT_ID.MAPPING:
      return { kind: 'map', ...properties(cursor, event, event.start), entries: entries(cursor) };
    case EVENT_ID.SEQUENCE:
      return { kind: 'list', ...properties(cursor, event, event.start), items: items(cursor) };
    case EVENT_ID.DOCUMENT:
      return undefined;
  }
}

function items(cursor: Cursor): readonly YamlNode[] {
  const nodes: YamlNode[] = [];
  for (let node = nodeAt(cursor); node !== undefined; node = nodeAt(cursor)) nodes.push(node);
  cursor.next += 1;
  return nodes;
}

function entries(cursor: Cursor): readonly YamlEntry[] {
  const pairs: YamlEntry[] = [];
  for (let key = nodeAt(cursor); key !== undefined; key = nodeAt(cursor)) {
    const value = nodeAt(cursor);
    if (value !== undefined) pairs.push({ key, value });
  }
  cursor.next += 1;
  return pairs;
}

function scalar(cursor: Cursor, event: ScalarEvent): YamlScalar {
  const text = getScalarValue(cursor.text, event);
  const isPlain = event.style === SCALAR_STYLE.PLAIN;
  return { kind: 'scalar', text, isPlain, ...properties(cursor, event, startOf(cursor, event)) };
}

/** The parser's ranges leave out quotes and the head of block text, where people look for a value. */
function startOf({ text, lastOffset }: Cursor, { style, valueStart }: ScalarEvent): number {
  if (valueStart === -1) return lastOffset;
  switch (style) {
    case SCALAR_STYLE.PLAIN:
      return valueStart;
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return valueStart - 1;
    case SCALAR_STYLE.LITERAL_BLOCK:
      return Math.max(text.indexOf('|', lastOffset), lastOffset);
    case SCALAR_STYLE.FOLDED_BLOCK:
      return Math.max(text.indexOf('>', lastOffset), lastOffset);
  }
}

interface Properties {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly tagStart: number;
  readonly tagEnd: number;
}

function properties(cursor: Cursor, event: Properties, start: number): AnyNode {
  const offset = moved(cursor, start);
  const { text } = cursor;
  const { anchorStart, anchorEnd, tagStart, tagEnd } = event;
  if (anchorStart === -1 && tagStart === -1) return { offset };
  return {
    offset,
    ...(anchorStart !== -1 && { anchor: text.slice(anchorStart, anchorEnd) }),
    ...(tagStart !== -1 && { tag: shortTag(text.slice(tagStart, tagEnd)) }),
  };
}

function shortTag(tag: string): string {
  return tag.replace(/^!<tag:yaml\.org,2002:(.*)>$/, '!!$1');
}

function moved(cursor: Cursor, offset: number): number {
  cursor.lastOffset = offset;
  return offset;
}
