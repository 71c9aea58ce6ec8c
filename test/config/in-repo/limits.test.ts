import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/config/in-repo/limits.ts';
import { loadInRepo } from '../../../src/config/in-repo/load-in-repo.ts';
import { configOf } from '../sample.ts';
import { own, ownProblems, pod } from './sample.ts';

function jobs(count: number): string {
  const job = (_: unknown, index: number): string => `- {name: j${String(index)}, spec: *pod}`;
  return `prow_ignored: &pod ${pod()}\npresubmits:\n${Array.from({ length: count }, job).join('\n')}`;
}

describe('limits of what a repository defines', () => {
  it(`lets ${String(LIMITS.jobs)} jobs pass, and no more`, () => {
    expect(ownProblems(jobs(LIMITS.jobs))).toEqual([]);
    expect(ownProblems(jobs(LIMITS.jobs + 1))).toEqual([
      '.prow.yaml: a repository may define at most 500 jobs',
    ]);
  });

  it('refuses more text than a megabyte, in however many files', () => {
    const text = `# ${'x'.repeat(LIMITS.text / 2)}`;
    const files = ['.prow/a.yaml', '.prow/b.yaml'].map((path) => ({ path, text }));
    expect(loadInRepo(files, 'org/repo', configOf(''))).toMatchObject({
      ok: false,
      problems: [{ says: 'a repository may define at most 1048576 characters' }],
    });
  });

  it('refuses too many files', () => {
    const files = Array.from({ length: 201 }, (_, n) => ({ path: `.prow/${String(n)}`, text: '' }));
    expect(loadInRepo(files, 'org/repo', configOf(''))).toMatchObject({
      problems: [{ says: 'a repository may define at most 200 files' }],
    });
  });

  it('counts what aliases stand for', () => {
    const tens = [1, 2, 3, 4].map(
      (n) => `a${String(n)}: &a${String(n)} [${`*a${String(n - 1)},`.repeat(20)}]`,
    );
    const bomb = `prow_ignored:\n  a0: &a0 x\n  ${tens.join('\n  ')}`;
    expect(ownProblems(bomb)).toEqual(['.prow.yaml: a repository may define at most 50000 values']);
  });

  it('counts the text that aliases stand for', () => {
    const long = `prow_ignored: [&long "${'x'.repeat(400_000)}", *long`;
    expect(ownProblems(`${long}]`)).toEqual([]);
    expect(ownProblems(`${long}, *long]`)).toEqual([
      '.prow.yaml: a repository may define at most 1048576 characters, with all that aliases stand for',
    ]);
  });

  it('refuses jobs for too many branches', () => {
    const branches = Array.from({ length: LIMITS.branches + 1 }, (_, n) => `b${String(n)}`);
    expect(ownProblems(own(`branches: [${branches.join(', ')}]`))).toEqual([
      '.prow.yaml: a repository may define at most 50 branches for one job',
    ]);
  });

  it('tells of mistakes in good time, however many there are and wherever they stand', () => {
    const labels = Array.from({ length: 20_000 }, (_, n) => `"no label ${String(n)}": x`);
    const text = '\n'.repeat(500_000) + own(`labels: {${labels.join(', ')}}`);
    const [first, ...others] = ownProblems(text);
    expect(first).toMatch(/^\.prow\.yaml:500002:\d+: .* no label 0 is no valid label name/);
    expect(others).toHaveLength(LIMITS.problems - 1);
  });

  it('refuses presets that make many small jobs large', () => {
    const env = Array.from({ length: 1000 }, (_, n) => `{name: e${String(n)}}`);
    const presets = `presets: [{env: [${env.join(', ')}]}]\n`;
    expect(ownProblems(presets + jobs(100))).toEqual([]);
    const tooLarge = ['.prow.yaml: the presets are too large for so many containers'];
    expect(ownProblems(presets + jobs(500))).toEqual(tooLarge);
    const long = `presets: [{env: [{name: E, value: ${'x'.repeat(100_000)}}]}]\n`;
    expect(ownProblems(long + jobs(100))).toEqual([]);
    expect(ownProblems(long + jobs(500))).toEqual(tooLarge);
  });

  it.each([
    ['long', 'a'.repeat(1001), /at most 1000 characters in one pattern/],
    ['large', '(?:[ab]{30}){30}'.repeat(30), /too complex together/],
  ])('refuses a %s pattern', (_, pattern, says) => {
    expect(ownProblems(own(`run_if_changed: "${pattern}"`))).toEqual([expect.stringMatching(says)]);
  });

  it('tells at most a hundred problems, none of them longer than people read', () => {
    const fields = Array.from({ length: 450 }, (_, n) => `x${String(n)}: 1`);
    const problems = ownProblems(`${fields.join('\n')}\n${'y'.repeat(5000)}: 1`);
    expect(problems).toHaveLength(LIMITS.problems);
    expect(problems.at(-1)).toBe('.prow.yaml: there are 352 more problems');
    const [long = ''] = ownProblems(own(`clone_uri: "${'%zz'.repeat(2000)}"`));
    expect(long.length).toBeLessThan(600);
  });
});
