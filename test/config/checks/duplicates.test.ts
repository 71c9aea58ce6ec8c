import { expect, it } from 'vitest';
import { problemsOf } from '../sample.ts';

const SPEC = 'spec: {containers: [{command: [x]}]}';

function jobs(kind: 'presubmits' | 'postsubmits', ...lines: readonly string[]): string {
  const items = lines.map((line) => `  - {${line}, ${SPEC}}`);
  return [`${kind}:`, '  org/repo:', ...items].join('\n');
}

it.each(['presubmits', 'postsubmits'] as const)(
  '%s of one name need branches of their own',
  (kind) => {
    const two = jobs(kind, 'name: unit, branches: [main]', 'name: unit, branches: [dev]');
    expect(problemsOf(two)).toEqual([]);
    const same = jobs(kind, 'name: unit, branches: [main]', 'name: unit');
    expect(problemsOf(same)).toEqual([
      `jobs.yaml:4:12: ${kind.slice(0, -1)} unit of org/repo: there is another job of this name for the same branch (jobs.yaml:3)`,
    ]);
  },
);

it('two jobs report to contexts of their own', () => {
  const two = jobs('presubmits', 'name: a, context: ci', 'name: b, context: ci');
  expect(problemsOf(two)).toEqual([
    'jobs.yaml:4:24: presubmit b of org/repo: presubmit a of org/repo reports to the same context ci (jobs.yaml:3)',
  ]);
});

it('the same name in two repositories is fine', () => {
  const text = [
    'presubmits:',
    ...['a/a', 'b/b'].flatMap((repo) => [`  ${repo}:`, `  - {name: unit, ${SPEC}}`]),
  ];
  expect(problemsOf(text.join('\n'))).toEqual([]);
});

it('each repetition is told once', () => {
  const three = jobs('presubmits', 'name: unit', 'name: unit', 'name: unit');
  expect(problemsOf(three)).toHaveLength(2);
});

it('periodics have names of their own', () => {
  const line = `- {name: nightly, interval: 1h, ${SPEC}}`;
  expect(problemsOf(['periodics:', line, line].join('\n'))).toEqual([
    'jobs.yaml:3:10: periodic nightly: there is another periodic of this name (jobs.yaml:2)',
  ]);
});
