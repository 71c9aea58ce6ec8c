import { expect, it } from 'vitest';
import { importsOf } from './imports-of.ts';

it.each([
  ['a value', "import { a } from './a.ts';", false],
  ['a type', "import type { A } from './a.ts';", true],
  [
    'types one by one, which leaves the import when it runs',
    "import { type A } from './a.ts';",
    false,
  ],
  ['a side effect', "import './a.ts';", false],
  ['a value that is passed on', "export { a } from './a.ts';", false],
  ['a type that is passed on', "export type { A } from './a.ts';", true],
  ['a type in place', "let a: import('./a.ts').A;", true],
  ['a module when it is needed', "async () => (await import('./a.ts')).a();", false],
])('an import of %s is found', (_what, text, isTypeOnly) => {
  expect(importsOf(text)).toEqual([{ specifier: './a.ts', isTypeOnly }]);
});

it('an import in a comment or a text is none', () => {
  expect(importsOf(`// import './a.ts';\nconst text = "import './a.ts'";`)).toEqual([]);
});
