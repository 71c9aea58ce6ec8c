import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULES } from '../../src/cli/checkconfig/rules.ts';
import { PROBLEM_KINDS } from '../../src/config/problem-kinds.ts';
import { TOLD_LATER, UNSUPPORTED_TEMPLATE } from '../../src/config/told-later.ts';

const DOCUMENT = readFileSync(new URL('../../docs/checkconfig.md', import.meta.url), 'utf8');
const WHEN = {
  'by-default': 'always',
  'as-note': 'as notes',
  'if-expensive': 'expensive',
  'if-asked': 'by name',
} as const;

/** The cells of the tables of the document. */
const ROWS = DOCUMENT.split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

it.each(RULES)('docs/checkconfig.md has the rule $name as it is in the code', (rule) => {
  const { name, runs, help } = rule;
  expect(ROWS).toContainEqual([`\`${name}\``, WHEN[runs], help.replaceAll('|', '\\|')]);
});

it.each(PROBLEM_KINDS)('docs/checkconfig.md has the kind $name as it is in the code', (kind) => {
  expect(ROWS).toContainEqual([`\`${kind.name}\``, kind.level, kind.help]);
});

it('each name that problems have in the code is a kind or a rule', () => {
  const directory = new URL('../../src/config/', import.meta.url);
  const used = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [
      ...readFileSync(new URL(path, directory), 'utf8').matchAll(/(?:ruled\(|rule: )'([a-z-]+)'/g),
    ])
    .map(([, name = '']) => name);
  const named = [...used, ...Object.values(TOLD_LATER), UNSUPPORTED_TEMPLATE];
  const known = [...PROBLEM_KINDS, ...RULES].map(({ name }) => name);
  expect(known).toEqual(expect.arrayContaining(named));
});
