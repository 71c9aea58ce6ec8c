import { EMBEDDED, PROW_JOB } from './prow-job-shapes.ts';
import type { FieldKind, Shape } from './prow-job-shapes.ts';
import type { GoStruct, Value } from './value.ts';
import type { ProwJob } from '../spec.ts';

/** A ProwJob as Prow's own templates see it, with Go's field names and zero values. */
export function prowJobValue(prowJob: Partial<ProwJob>): Value {
  const whole = structOf(PROW_JOB, prowJob);
  const parts = [whole, ...EMBEDDED.map((name) => whole.field(name))].filter(isStruct);
  return {
    ...whole,
    hasField: (name) => parts.some((part) => part.hasField(name)),
    field: (name) => parts.find((part) => part.hasField(name))?.field(name),
    isForeign: (name) => parts.some((part) => part.isForeign(name)),
  };
}

function structOf({ typeName, fields, others = [] }: Shape, json: unknown): GoStruct {
  const record = isRecord(json) ? json : {};
  return {
    kind: 'struct',
    typeName,
    hasField: (name) => Object.hasOwn(fields, name),
    field: (name) => {
      const [jsonName, kind] = fields[name] ?? [undefined, 'string'];
      return valueOf(kind, jsonName === undefined ? record : record[jsonName]);
    },
    isForeign: (name) => others.includes(name),
  };
}

function valueOf(kind: FieldKind, json: unknown): Value {
  if (typeof kind === 'object') {
    if ('struct' in kind) return structOf(kind.struct, json);
    if ('pointer' in kind) return isRecord(json) ? structOf(kind.pointer, json) : undefined;
    return listOf(json).map((element) => structOf(kind.list, element));
  }
  switch (kind) {
    case 'string':
      return typeof json === 'string' ? json : '';
    case 'int':
      return typeof json === 'number' ? json : 0;
    case 'bool':
      return json === true;
    case 'time':
      return typeof json === 'string' ? goTime(json) : undefined;
    case 'strings':
      return listOf(json).filter((each) => typeof each === 'string');
    case 'map':
      return { kind: 'map', entries: new Map(stringEntries(json)) };
  }
}

/** "2026-08-21T10:00:00Z" as Go prints a time. */
function goTime(rfc3339: string): string {
  return rfc3339.replace(/^(\S+)T(\S+)Z$/, '$1 $2 +0000 UTC');
}

function stringEntries(json: unknown): readonly (readonly [string, string])[] {
  if (!isRecord(json)) return [];
  return Object.entries(json).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  );
}

function listOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStruct(value: Value): value is GoStruct {
  return typeof value === 'object' && 'kind' in value && value.kind === 'struct';
}
