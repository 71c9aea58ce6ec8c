import { expect, it } from 'vitest';
import { presubmit, problemsOf } from '../sample.ts';

const FORM =
  'Kubernetes wants at most 63 letters, digits, - . _, with a letter or digit at both ends';

it.each([
  'labels: {preset-x: true, empty: "", example.com/a_b.c: v-1.2}',
  `labels: {${'a'.repeat(63)}: ${'b'.repeat(63)}}`,
  'annotations: {description: "any text, of any length!", testgrid-tab-name: x}',
])('%s is fine', (line) => {
  expect(problemsOf(presubmit(line))).toEqual([]);
});

it.each([
  [
    'labels: {created-by-prow: x}',
    'the label created-by-prow is set by prowflow; choose another name',
  ],
  [
    'labels: {prow.k8s.io/id: x}',
    'the label prow.k8s.io/id is set by prowflow; choose another name',
  ],
  ['labels: {-a: x}', `-a is no valid label name; ${FORM}`],
  ['labels: {a/b/c: x}', `a/b/c is no valid label name; ${FORM}`],
  ['labels: {Example.com/a: x}', `Example.com/a is no valid label name; ${FORM}`],
  [`labels: {${'a'.repeat(64)}: x}`, `${'a'.repeat(64)} is no valid label name; ${FORM}`],
  ['labels: {a: "b c"}', `"b c" is no valid value of the label a; ${FORM}`],
  ['annotations: {"a b": x}', `a b is no valid annotation name; ${FORM}`],
])('%s is refused', (line, says) => {
  const problems = problemsOf(presubmit(line));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`presubmit unit of org/repo: ${says}`);
});
