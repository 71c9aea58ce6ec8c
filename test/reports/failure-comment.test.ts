import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProwJob } from '../../src/prowjob/spec.ts';
import {
  reportChanges,
  summaryChanges,
  type CommentChange,
  type OwnComment,
} from '../../src/reports/failure-comment.ts';
import { rowsIn } from '../../src/reports/failure-table.ts';
import { ended, failed } from './failed-run.ts';

const TEXTS = { template: '', about: 'I am a bot.' };

/** The comments after the changes; ids count up. */
function after(
  comments: readonly OwnComment[],
  changes: readonly CommentChange[],
): readonly OwnComment[] {
  return changes.reduce((now, change) => {
    switch (change.kind) {
      case 'create':
        return [...now, { id: Math.max(0, ...now.map(({ id }) => id)) + 10, body: change.body }];
      case 'edit':
        return now.map((one) =>
          one.id === change.commentId ? { ...one, body: change.body } : one,
        );
      case 'delete':
        return now.filter(({ id }) => id !== change.commentId);
    }
  }, comments);
}

function told(comments: readonly OwnComment[], job: ProwJob): readonly OwnComment[] {
  return after(comments, reportChanges(comments, job, TEXTS));
}

function namesIn(comments: readonly OwnComment[]): readonly (readonly string[])[] {
  return comments.map(({ body }) => rowsIn(body).map(({ name }) => name));
}

describe('a failure', () => {
  it('is told as Prow tells it', () => {
    const [change] = reportChanges([], failed('unit'), { ...TEXTS, template: 'Ask in #ci.\n' });
    expect(change).toEqual({
      kind: 'create',
      body: [
        '@bob: The following test **failed**, say `/retest` to rerun all failed tests or ' +
          '`/retest-required` to rerun all mandatory failed tests:',
        '',
        'Test name | Commit | Details | Required | Rerun command',
        '--- | --- | --- | --- | ---',
        'unit | abc | [link](https://prow.example/unit) | true | `/test unit`',
        '',
        'Ask in #ci.',
        '',
        'I am a bot.',
        '<!-- test report -->',
      ].join('\n'),
    });
  });

  it('joins what failed before in a new comment, below what people said meanwhile', () => {
    const first = told([], failed('unit'));
    const second = told([...first, { id: 11, body: 'Hello' }], failed('lint'));
    expect(second.map(({ id }) => id)).toEqual([11, 21]);
    expect(namesIn(second)[1]).toEqual(['unit', 'lint']);
    expect(second[1]?.body).toContain('The following tests **failed**');
  });

  it('that is told again by another try changes nothing', () => {
    const job = failed('unit');
    expect(reportChanges(told([], job), job, TEXTS)).toEqual([]);
  });

  it('of the same test with a newer commit takes the place of the older', () => {
    const later = told(told([], failed('unit')), failed('unit', { sha: 'def', url: 'x' }));
    expect(later).toHaveLength(1);
    expect(later[0]?.body).toContain('unit | def | [link](x)');
    expect(later[0]?.body).not.toContain('abc');
  });
});

describe.each(['success', 'error', 'aborted'] as const)('a run that ended in %s', (state) => {
  it('takes its row off the report, which stays where it is', () => {
    const both = told(told([], failed('unit')), failed('lint'));
    const changes = reportChanges(both, ended('unit', state), TEXTS);
    expect(changes).toMatchObject([{ kind: 'edit', commentId: both[0]?.id }]);
    expect(namesIn(after(both, changes))).toEqual([['lint']]);
  });

  it('takes the report away with its last row', () => {
    expect(told(told([], failed('unit')), ended('unit', state))).toEqual([]);
  });

  it('of a test that is not in it leaves the report alone', () => {
    expect(reportChanges(told([], failed('unit')), ended('lint', state), TEXTS)).toEqual([]);
  });

  it('makes no comment where there is none', () => {
    expect(reportChanges([], ended('unit', state), TEXTS)).toEqual([]);
  });
});

describe('comments that are no reports', () => {
  it.each([
    ['quote one', '@bob: No.\n\n<details>\n\n><!-- test report -->\n\n</details>'],
    ['only hold the mark', '<!-- test report -->'],
    ['talk of one', '--- | ---\nunit | abc\n\n<!-- test report --> is the mark'],
  ])('that %s stay', (_what, body) => {
    expect(reportChanges([{ id: 1, body }], ended('unit', 'success'), TEXTS)).toEqual([]);
  });
});

describe('several reports', () => {
  const texts = (job: ProwJob): string => told([], job)[0]?.body ?? '';

  it('that two workers made at once become one that has all', () => {
    const both = [
      { id: 1, body: texts(failed('unit')) },
      { id: 2, body: texts(failed('lint')) },
    ];
    expect(namesIn(told(both, failed('lint')))).toEqual([['unit', 'lint']]);
    expect(namesIn(told(both, ended('docs', 'success')))).toEqual([['unit', 'lint']]);
  });

  it('come to what each test did last, in whatever order they are told, and once more is no change', () => {
    const run = fc.record({
      context: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom('failure', 'success', 'error' as const),
      url: fc.constantFrom('1', '2', '3'),
    });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
        let comments: readonly OwnComment[] = [];
        const last = new Map<string, string>();
        for (const { context, state, url } of runs) {
          const job = failed(context, { state, url });
          comments = told(comments, job);
          expect(reportChanges(comments, job, TEXTS)).toEqual([]);
          last.set(context, state);
        }
        const failing = [...last].filter(([, state]) => state === 'failure').map(([name]) => name);
        expect(namesIn(comments).flat().toSorted()).toEqual(failing.toSorted());
        expect(comments.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a comment that would be too long', () => {
  it('gives up the template first, then the oldest rows', () => {
    const template = 'x'.repeat(70_000);
    const [long] = reportChanges([], failed('unit'), { ...TEXTS, template });
    expect(long).toMatchObject({ kind: 'create' });
    expect(JSON.stringify(long)).not.toContain('xxx');
    const many = Array.from({ length: 600 }, (_none, n) =>
      failed(`job-${String(n)}`, { url: `https://prow.example/${'y'.repeat(200)}` }),
    );
    const [change] = summaryChanges([], failed('unit'), many, TEXTS);
    const body = change?.kind === 'create' ? change.body : '';
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(rowsIn(body).at(-1)?.name).toBe('job-599');
  });
});

describe('a summary', () => {
  const runs = [failed('unit'), ended('lint', 'success'), ended('docs', 'error')];

  it('tells what failed of all runs', () => {
    expect(namesIn(after([], summaryChanges([], runs[1] ?? failed(''), runs, TEXTS)))).toEqual([
      ['unit'],
    ]);
  });

  it('says that all passed, in the comment that is there', () => {
    const before = after([], summaryChanges([], failed('unit'), runs, TEXTS));
    const green = [ended('unit', 'success'), ended('lint', 'success')];
    const changes = summaryChanges(before, ended('unit', 'success'), green, TEXTS);
    expect(changes).toMatchObject([{ kind: 'edit', commentId: before[0]?.id }]);
    expect(after(before, changes)[0]?.body).toMatch(/^@bob: all tests \*\*passed!\*\*\n/);
    expect(summaryChanges(after(before, changes), failed('x'), green, TEXTS)).toEqual([]);
  });
});
