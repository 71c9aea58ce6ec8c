/** Files of the repository whose pull requests are tested: a small program with tests of its own. */
export const BASE_FILES = {
  'README.md': '# calculator\n\nAdds and multiplies. `node --test` runs its tests.\n',
  'package.json': '{ "name": "calculator", "type": "module" }\n',
  'add.js': 'export const add = (a, b) => a + b;\n',
  'add.test.js': testOf('add', 'assert.equal(add(2, 3), 5)'),
};

/** A change whose tests pass only on top of the base. */
export const GREEN_FILES = {
  'multiply.js':
    "import { add } from './add.js';\n\nexport const multiply = (a, b) => (b === 0 ? 0 : add(a, multiply(a, b - 1)));\n",
  'multiply.test.js': testOf('multiply', 'assert.equal(multiply(6, 7), 42)'),
};

/** A change whose tests fail. */
export const RED_FILES = {
  'multiply.js': 'export const multiply = (a, b) => a + b;\n',
  'multiply.test.js': testOf('multiply', 'assert.equal(multiply(6, 7), 42)'),
};

function testOf(name: string, assertion: string): string {
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ${name} } from './${name}.js';

test('${name}', () => {
  ${assertion};
});
`;
}
