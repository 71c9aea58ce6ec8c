import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULES } from '../../src/cli/checkconfig/rules.ts';

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

it('docs/checkconfig.md names each kind of problem', () => {
  const directory = new URL('../../src/config/', import.meta.url);
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('lint/'))
    .flatMap((path) => [
      ...readFileSync(new URL(path, directory), 'utf8').matchAll(/(?:ruled\(|rule: )'([a-z-]+)'/g),
    ])
    .map(([, name = '']) => name.replace(/^(job|in-repo)-.*/, '$1-…'));
  expect(names.filter((name) => !DOCUMENT.includes(`\`${name}\``))).toEqual([]);
});
