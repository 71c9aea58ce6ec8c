import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Temporal's workflow library and what it brings along. */
const PACKAGES = ['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'];

let modules: readonly string[];

/** The files that a bundle was made of, from the root of the repository, as the source map at its end tells them. */
function modulesOf(code: string): readonly string[] {
  const [, encoded = ''] = /\/\/# sourceMappingURL=data:[^,]*;base64,(\S+)\s*$/.exec(code) ?? [];
  const map: unknown = JSON.parse(Buffer.from(encoded, 'base64').toString());
  if (typeof map !== 'object' || map === null || !('sources' in map)) return [];
  if (!Array.isArray(map.sources)) return [];
  return map.sources.map(String).flatMap((path) => {
    return path.startsWith(ROOT) ? [relative(ROOT, path)] : [];
  });
}

function firstOf(pattern: RegExp): readonly string[] {
  return [...new Set(modules.flatMap((path) => pattern.exec(path)?.[1] ?? []))].sort();
}

beforeAll(async () => {
  modules = modulesOf(await readFile(inject('temporal').codePath, 'utf8'));
});

describe('the bundle of the workflows', () => {
  it('holds of our own source only the rooms that may not change under running jobs', () => {
    expect(firstOf(/^((?!node_modules\/)[^/]+\/[^/]+)\//)).toEqual([
      'src/prowjob',
      'src/workflows',
    ]);
  });

  it('holds no package beside what Temporal needs', () => {
    expect(firstOf(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)).toEqual(PACKAGES);
  });
});
