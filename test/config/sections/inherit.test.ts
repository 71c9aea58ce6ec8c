import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inherit } from '../../../src/config/sections/inherit.ts';

it('what the narrower scope says counts, false and empty lists too', () => {
  const wider = { on: true, text: 'a', list: ['a', 'b'], rest: 1 };
  expect(inherit<object>(wider, { on: false, text: 'b', list: [] })).toEqual({
    on: false,
    text: 'b',
    list: ['a', 'b'],
    rest: 1,
  });
});

it('lists are joined, parts are joined in the same way', () => {
  const wider = { checks: { contexts: ['a', 'b'], strict: true } };
  const narrower = { checks: { contexts: ['b', 'c'] }, reviews: { count: 1 } };
  expect(inherit<object>(wider, narrower)).toEqual({
    checks: { contexts: ['a', 'b', 'c'], strict: true },
    reviews: { count: 1 },
  });
});

const settings = fc.record(
  {
    protect: fc.boolean(),
    contexts: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    reviews: fc.record({ count: fc.nat() }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

it('a scope that says nothing, or the same again, changes nothing', () => {
  fc.assert(
    fc.property(settings, (scope) => {
      expect(inherit<object>(scope, {})).toEqual(scope);
      expect(inherit<object>({}, scope)).toEqual(scope);
      expect(inherit<object>(scope, scope)).toEqual(scope);
    }),
  );
});

it('of three scopes it does not matter which two are joined first', () => {
  fc.assert(
    fc.property(settings, settings, settings, (org, repo, branch) => {
      const ofRepo = inherit<object>(inherit<object>(org, repo), branch);
      expect(ofRepo).toEqual(inherit<object>(org, inherit<object>(repo, branch)));
    }),
  );
});
