/** What a template computes with: Go's values as far as templates over a ProwJob meet them. `undefined` is nil. */
export type Value = string | number | boolean | undefined | readonly Value[] | GoMap | GoStruct;

export interface GoMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Value>;
}

export interface GoStruct {
  readonly kind: 'struct';
  /** Go's name of the type, for messages. */
  readonly typeName: string;
  readonly hasField: (name: string) => boolean;
  readonly field: (name: string) => Value;
  /** Go has a field or a method of that name there, which is not supported. */
  readonly isForeign: (name: string) => boolean;
  /** What printing it gives; absent where templates have no use for it. */
  readonly text?: string;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Go: text/template/exec.go `IsTrue`. */
export function isTrue(value: Value): boolean {
  if (isList(value)) return value.length > 0;
  if (typeof value === 'object') return value.kind === 'struct' || value.entries.size > 0;
  return Boolean(value);
}

/** The value as fmt's %v writes it. */
export function textOf(value: Value): string {
  if (value === undefined) return '<nil>';
  if (isList(value)) return `[${value.map(textOf).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  if (value.kind === 'struct') return value.text ?? `{${value.typeName}}`;
  const entries = sortedEntries(value).map(([key, each]) => `${key}:${textOf(each)}`);
  return `map[${entries.join(' ')}]`;
}

/** In the order of the keys, as Go's templates and fmt go through a map. */
export function sortedEntries({ entries }: GoMap): readonly (readonly [string, Value])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The value's type as messages name it: Go's word where it has a short one. */
export function kindOf(value: Value): string {
  if (value === undefined) return 'nil';
  if (isList(value)) return 'list';
  if (typeof value === 'object') return value.kind;
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'number' ? 'int' : 'string';
}
