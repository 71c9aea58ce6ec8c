import { isMapping } from '../yaml-value.ts';

interface Settings {
  readonly [name: string]: unknown;
}

/**
 * Settings under those of a wider scope: what the narrower one says counts, lists of both are joined, and parts are
 * joined in the same way. Prow: pkg/config/branch_protection.go `Policy.Apply`, pkg/config/tide.go
 * `mergeTideContextPolicy`.
 */
export function inherit<T extends object>(wider: T, narrower: T): T;
export function inherit(wider: Settings, narrower: Settings): Settings {
  const names = [...new Set([...Object.keys(wider), ...Object.keys(narrower)])];
  return Object.fromEntries(names.map((name) => [name, joined(wider[name], narrower[name])]));
}

function joined(wider: unknown, narrower: unknown): unknown {
  if (narrower === undefined) return wider;
  if (Array.isArray(wider) && Array.isArray(narrower)) return union(wider, narrower);
  return isMapping(wider) && isMapping(narrower) ? inherit(wider, narrower) : narrower;
}

function union(one: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  return [...new Set([...one, ...other])];
}
