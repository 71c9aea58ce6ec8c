import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Call } from '../../../dev/github/api/call.ts';
import { paginate } from '../../../dev/github/api/paginate.ts';

const API = 'http://127.0.0.1:1';

function call(query: string): Call {
  const asker = { kind: 'nobody' } as const;
  return { path: '/x', params: {}, query: new URLSearchParams(query), body: undefined, asker };
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

it('a page has thirty items unless the query says otherwise', () => {
  expect(paginate(numbers(31), call(''), API).items).toHaveLength(30);
});

it('a page never has more than a hundred items', () => {
  expect(paginate(numbers(500), call('per_page=400'), API).items).toHaveLength(100);
});

it.each(['per_page=0', 'per_page=-1', 'per_page=x', 'page=0'])('%s is as if not said', (query) => {
  expect(paginate(numbers(31), call(query), API).items).toHaveLength(30);
});

it('a middle page links to the pages around it and at the ends', () => {
  const { headers } = paginate(numbers(6), call('per_page=2&page=2&state=all'), API);
  const page = (number: number): string => `${API}/x?per_page=2&page=${String(number)}&state=all`;
  expect(headers['link']?.split(', ')).toEqual([
    `<${page(1)}>; rel="prev"`,
    `<${page(1)}>; rel="first"`,
    `<${page(3)}>; rel="next"`,
    `<${page(3)}>; rel="last"`,
  ]);
});

it('whoever follows "next" sees each item once, in order', () => {
  fc.assert(
    fc.property(fc.nat(250), fc.integer({ min: 1, max: 100 }), (count, size) => {
      const seen: number[] = [];
      for (let page = 1; ; page++) {
        const query = `per_page=${String(size)}&page=${String(page)}`;
        const { items, headers } = paginate(numbers(count), call(query), API);
        seen.push(...items);
        if (headers['link']?.includes('rel="next"') !== true) break;
      }
      expect(seen).toEqual(numbers(count));
    }),
  );
});
