import { expect, it } from 'vitest';
import { presubmit, problemsOf } from '../sample.ts';

const TITLE = 'presubmit unit of org/repo:';

function spec(containers: string, more = ''): string {
  return `spec: {containers: [${containers}]${more}}`;
}

const TWO = '{name: a, command: [x]}, {name: b, args: [y]}';

it.each([
  [[spec('{image: alpine}')]],
  [[spec(TWO), 'decorate: true']],
  [[spec('{command: [x]}', ', initContainers: [{name: i, restartPolicy: Always}]')]],
])('%j is fine', (lines) => {
  expect(problemsOf(presubmit(...lines))).toEqual([]);
});

it.each([
  [[spec('')], 'the spec needs at least one container'],
  [['spec: {}'], 'the spec needs at least one container'],
  [[spec(TWO)], 'only a decorated job may have more than one container; set decorate: true'],
  [
    [spec('{command: [x]}, {name: b, command: [x]}'), 'decorate: true'],
    'each of several containers needs a name',
  ],
  [
    [spec('{name: a, command: [x]}, {name: a, command: [x]}'), 'decorate: true'],
    'there are two containers with the name a',
  ],
  [
    [spec('{name: a, command: [x]}, {name: sidecar, command: [x]}'), 'decorate: true'],
    'the container name sidecar is taken by decoration; choose another',
  ],
  [
    [spec('{image: alpine}'), 'decorate: true'],
    'a container of a decorated job needs a command or args',
  ],
  [
    [spec('{args: [""]}'), 'decorate: true'],
    'a container of a decorated job needs a command or args',
  ],
  [
    [spec('{command: [x]}', ', initContainers: [{name: i}]')],
    'init containers are not allowed, except those with restartPolicy: Always',
  ],
])('%j is refused', (lines, says) => {
  const problems = problemsOf(presubmit(...lines));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${TITLE} ${says}`);
});

it('the place is that of the container', () => {
  const job = presubmit(spec('{name: a, command: [x]}, {name: a, command: [x]}'), 'decorate: true');
  expect(problemsOf(job)[0]).toMatch(/^jobs\.yaml:4:57: /);
});
