import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { cachedPath, isNewEnough } from '../../dev/stack/go-build.ts';
import { GO_TOOLS, type GoTool } from '../../dev/stack/tool-table.ts';

const tools: readonly GoTool[] = Object.values(GO_TOOLS);

it.each(tools)('$name is built at the version that its go.mod pins', async (tool) => {
  const url = new URL(`../../tools/${tool.module}/go.mod`, import.meta.url);
  const pins = await readFile(url, 'utf8');
  const root = tool.package.replace(/\/cmd\/.*$/, '');
  expect(pins).toMatch(new RegExp(`^(require )?\\s*${root} v${tool.version}\\b`, 'm'));
  expect(pins).toContain(tool.package);
  expect(tool.linkerFlags).toContain(tool.version);
});

it('each program has its own place in the cache, with its version in the name', async () => {
  const paths = await Promise.all(tools.map(cachedPath));
  expect(new Set(paths).size).toBe(tools.length);
  for (const [index, path] of paths.entries()) expect(path).toContain(tools[index]?.version);
});

it.each([
  ['go1.26.8', true],
  ['go1.27rc1', true],
  ['go2.0', true],
  ['go1.25.9', false],
  ['too old', false],
])('%s is new enough: %s', (version, answer) => {
  expect(isNewEnough(version)).toBe(answer);
});
