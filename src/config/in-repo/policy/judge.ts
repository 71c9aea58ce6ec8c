import type { FlagRule, NameRule } from '../../sections/prowflow.ts';
import { isMapping } from '../../yaml-value.ts';
import { refused, refusedFlag, refusedName } from './finding.ts';
import type { Finding, Path, Scope } from './finding.ts';

/**
 * Judges a value inside a job: what it finds may not be there. A policy is a table of these, in the form of what it
 * judges: a field that the table does not have is refused, so that what Kubernetes invents tomorrow is refused, too.
 */
export type Judge = (value: unknown, path: Path, scope: Scope) => readonly Finding[];

type Table = Readonly<Record<string, Judge>>;

const UNKNOWN = 'this policy does not know it';

/** Whatever it is, it harms nobody. */
export const free: Judge = () => [];

/** A field that a table does not have. */
const unknown: Judge = (value, path) => (value === null ? [] : [refused(path, UNKNOWN)]);

/** A map with a judge for each field, in any case as in Go's decoder; `other` has the fields beside them. */
export function fields(table: Table, other: (key: string) => Judge = () => unknown): Judge {
  const folded = new Map(Object.entries(table).map(([key, judge]) => [key.toLowerCase(), judge]));
  return (value, path, scope) => {
    if (value === null || value === undefined) return [];
    if (!isMapping(value)) return [refused(path, 'it is not a map')];
    return Object.entries(value).flatMap(([key, inner]) => {
      const judge = folded.get(key.toLowerCase()) ?? other(key);
      return judge(inner, [...path, key], scope);
    });
  };
}

/** A list of which every item is judged. */
export function each(item: Judge): Judge {
  return (value, path, scope) => {
    if (value === null || value === undefined) return [];
    if (!Array.isArray(value)) return [refused(path, 'it is not a list')];
    const items: readonly unknown[] = value;
    return items.flatMap((inner, index) => item(inner, [...path, index], scope));
  };
}

/** A name that must be allowed, if it is not one of those that everybody may use; empty text is no name. */
export function named(rule: NameRule, usual: readonly string[] = []): Judge {
  return (value, path, scope) =>
    value === '' || value === null ? [] : nameFindings(value, path, scope, { rule, usual });
}

/** A map that refers to something by a name in one of its fields. A reference without a name is not allowed, either. */
export function nameIn(rule: NameRule, field: string): Judge {
  return (value, path, scope) => {
    if (value === null || value === undefined) return [];
    const entries = isMapping(value) ? Object.entries(value) : [];
    const found = entries.filter(([key]) => key.toLowerCase() === field.toLowerCase());
    const names: typeof entries = found.length > 0 ? found : [[field, null]];
    return names.flatMap(([key, name]) =>
      nameFindings(name ?? '', [...path, key], scope, { rule, usual: [] }),
    );
  };
}

/** A setting that must be allowed, unless it has one of the values that everybody may use. */
export function flagged(rule: FlagRule, ...usual: readonly unknown[]): Judge {
  return (value, path, { policy }) =>
    value === null || usual.includes(value) || policy.allows(rule) ? [] : [refusedFlag(path, rule)];
}

/** A setting for trusted repositories alone, unless it has one of the values that everybody may use. */
export function trustedOnly(why: string, ...usual: readonly unknown[]): Judge {
  return (value, path) => (value === null || usual.includes(value) ? [] : [refused(path, why)]);
}

/** A map of which every key must be allowed that is not a usual one. */
export function keysNamed(rule: NameRule, isUsual: (key: string) => boolean): Judge {
  return fields(
    {},
    (key) => (_value, path, scope) =>
      isUsual(key) ? [] : nameFindings(key, path, scope, { rule, usual: [] }),
  );
}

function nameFindings(
  value: unknown,
  path: Path,
  scope: Scope,
  { rule, usual }: { readonly rule: NameRule; readonly usual: readonly string[] },
): readonly Finding[] {
  if (typeof value !== 'string') return [refused(path, 'it is not text')];
  if (usual.includes(value) || scope.policy.allowsName(rule, value)) return [];
  return [refusedName(path, rule, value)];
}
