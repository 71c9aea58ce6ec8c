import { expect, it } from 'vitest';
import { problemText } from '../../../src/config/problem.ts';
import { load } from '../sample.ts';

it.each([['org/repo'], ['https://review.example.com/a/b'], ['review.example.com/a/b']])(
  'jobs of %s may start',
  (name) => {
    const loaded = load(`presubmits: {"${name}": []}`);
    expect(loaded.ok && loaded.warnings).toEqual([]);
  },
);

it.each([['kubernetes'], ['org/'], ['org/a repo'], ['*']])(
  'jobs of %s never start, which is warned of',
  (name) => {
    const loaded = load(`postsubmits: {"${name}": []}`);
    expect(loaded.ok && loaded.warnings.map(problemText)).toEqual([
      expect.stringContaining(
        `${name} is no repository of the form org/repo: its jobs never start`,
      ),
    ]);
  },
);
