import { expect, it } from 'vitest';
import { columns } from '../../src/cli/columns.ts';

it.each([
  ['nothing', [], ''],
  ['cells of one width each', [['a', 'b']], 'a  b\n'],
  [
    'columns as wide as their widest cell',
    [
      ['NAME', 'X'],
      ['n', 'long'],
      ['longer', ''],
    ],
    'NAME    X\nn       long\nlonger\n',
  ],
  ['rows that are shorter than others', [['a'], ['b', 'c']], 'a\nb  c\n'],
])('columns of %s', (_what, rows, text) => {
  expect(columns(rows)).toBe(text);
});
