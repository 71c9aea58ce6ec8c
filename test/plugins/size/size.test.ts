import { describe, expect, it } from 'vitest';
import { size } from '../../../src/plugins/size/size.ts';
import { decisionWords } from '../../../src/reports/decision-words.ts';
import { generatedMarks } from '../../../src/rules/generated-files.ts';
import { changed, commented, factsOf, JOBS } from '../facts.ts';

const FILES = [
  { path: 'main.go', additions: 20, deletions: 12 },
  { path: 'go.sum', additions: 900, deletions: 0 },
];
const GENERATED = generatedMarks({ generatedFiles: 'path go.sum', gitAttributes: '', lists: [] });

function labels(
  labelsBefore: readonly string[],
  facts: Parameters<typeof factsOf>[1] = { changedLines: FILES, generated: GENERATED },
) {
  const event = changed('synchronize');
  return size.planPull(event, factsOf({ labels: labelsBefore }, facts), JOBS).map(decisionWords);
}

const WHY = 'it changes 32 lines; 1 generated file not counted';

describe('a pull request', () => {
  it('gets the label of its size', () => {
    expect(labels([])).toEqual([`add label size/M: ${WHY}`]);
    expect(labels([], {})).toEqual(['add label size/XS: it changes 0 lines']);
  });

  it('that grew loses the label that it had, and no other', () => {
    expect(labels(['size/XS', 'lgtm', 'size/S'])).toEqual([
      `remove label size/XS: ${WHY}`,
      `remove label size/S: ${WHY}`,
      `add label size/M: ${WHY}`,
    ]);
  });

  it('that has its label is left alone', () => {
    expect(labels(['size/M'])).toEqual([]);
  });
});

describe('the lines are counted', () => {
  it.each([
    changed('opened'),
    changed('reopened'),
    changed('synchronize'),
    changed('edited', { baseChanged: true }),
  ])('when they may have changed: $action', (event) => {
    expect(size.wants(event, JOBS)).toEqual(['pull', 'changedLines', 'generated']);
  });

  it.each([
    changed('edited'),
    changed('closed'),
    changed('labeled', { label: 'size/S' }),
    commented('/test all'),
  ])('not otherwise', (event) => {
    expect(size.wants(event, JOBS)).toEqual([]);
  });
});

it('the help page names the thresholds in force', () => {
  expect(size.help.settings?.({})).toEqual({
    '':
      'size/XS: fewer than 10 lines, size/S: from 10, size/M: from 30, size/L: from 100, size/XL: from 500, ' +
      'size/XXL: from 1000.',
  });
});
