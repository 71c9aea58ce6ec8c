import fc from 'fast-check';
import { expect, it } from 'vitest';
import { selectorProblem } from '../../src/config/selector-problem.ts';

it.each([
  [''],
  [' '],
  ['a'],
  ['!a'],
  ['! a , b'],
  ['a=b'],
  ['a = b,c==d,e!=f'],
  ['a='],
  ['a=in'],
  ['prow.k8s.io/type=presubmit'],
  ['a in (b)'],
  ['a in (b, c,),d notin (e)'],
  ['in in (in)'],
  ['a in ( , )'],
  ['a>1,b < 22'],
])('%j selects labels', (selector) => {
  expect(selectorProblem(selector)).toBeUndefined();
});

it.each([
  ['a,', '"" is no condition on a label'],
  [',a', '"" is no condition on a label'],
  ['a=b=c', '"a=b=c" is no condition on a label'],
  ['!a=b', '"!a=b" is no condition on a label'],
  ['a b', '"a b" is no condition on a label'],
  ['a in b', '"a in b" is no condition on a label'],
  ['a in (b', '"a in (b" is no condition on a label'],
  ['a in ()', 'the values between "(" and ")" are missing'],
  ['a in (b c)', '"b c" is no value'],
  ['a in (b, c/d)', '"c/d" cannot be the value of a label'],
  ['a>b', '"a>b" compares with something that is no number'],
  ['a<', '"a<" compares with something that is no number'],
  ['-a', '"-a" cannot be the name of a label'],
  ['a/b/c=d', '"a/b/c" cannot be the name of a label'],
  ['a=b/c', '"b/c" cannot be the value of a label'],
])('%j does not: %s', (selector, problem) => {
  expect(selectorProblem(selector)).toBe(problem);
});

it('conditions that select labels do so together, and one that does not spoils them', () => {
  const word = fc.stringMatching(/^[a-z]([-a-z0-9.]{0,9}[a-z0-9])?$/);
  const condition = fc.oneof(
    word,
    word.map((key) => `!${key}`),
    fc.tuple(word, fc.constantFrom('=', '==', '!='), word).map((parts) => parts.join(' ')),
    fc
      .tuple(word, fc.constantFrom('in', 'notin'), fc.array(word, { minLength: 1 }))
      .map(([key, operator, values]) => `${key} ${operator} (${values.join(', ')})`),
  );
  const conditions = fc.array(condition, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(conditions, (all) => {
      expect(selectorProblem(all.join(','))).toBeUndefined();
      expect(selectorProblem([...all, 'a b'].join(','))).toBeDefined();
    }),
  );
});
