import { describe, expect, it } from 'vitest';
import type { Presubmit } from '../../src/config/config.ts';
import { commandsIn } from '../../src/rules/commands.ts';
import { headContexts } from '../../src/rules/head-contexts.ts';
import { judgePresubmits } from '../../src/rules/judge-presubmits.ts';
import { AUTOMATIC_BUILD, type TestRequest } from '../../src/rules/selection.ts';
import { skippedContexts } from '../../src/rules/skipped-contexts.ts';
import { ALWAYS, ifChanged, MANUAL, presubmit, skipIfOnlyChanged } from './jobs.ts';

interface Scene {
  readonly request?: TestRequest;
  readonly required?: readonly string[];
  readonly underWay?: readonly string[];
  readonly files?: readonly string[];
}

function skipped(jobs: readonly Presubmit[], scene: Scene = {}) {
  const { request = AUTOMATIC_BUILD, required = ['docs'], underWay = [] } = scene;
  const change = { branch: 'main', changedFiles: scene.files ?? ['main.go'] };
  return skippedContexts(judgePresubmits(jobs, request, change), {
    branch: 'main',
    required: new Set(required),
    isUnderWay: ({ name }) => underWay.includes(name),
  });
}

function says(text: string): TestRequest {
  return { text, commands: commandsIn(text), contexts: headContexts([]) };
}

const DOCS = presubmit('docs', { when: ifChanged('md$') });

describe('a required context whose job the changed files skip', () => {
  it.each([
    ['run_if_changed', ifChanged('md$'), 'no changed file matches run_if_changed "md$"'],
    [
      'skip_if_only_changed',
      skipIfOnlyChanged('go$'),
      'all changed files match skip_if_only_changed "go$"',
    ],
  ])('passes, and names %s', (_rule, when, reason) => {
    expect(skipped([presubmit('docs', { when })])).toEqual([
      { context: 'docs', state: 'success', description: `Skipped: ${reason}` },
    ]);
  });

  it('names a long pattern in part, on one line', () => {
    const source = `(?x)\n${'a'.repeat(300)}`;
    const [status] = skipped([presubmit('docs', { when: ifChanged(source.slice(5)) })]);
    expect(status?.description).toMatch(
      /^Skipped: no changed file matches run_if_changed "a{100}…"$/,
    );
  });

  it.each(['/test all', '/ok-to-test', '/retest'])('passes after %s too', (text) => {
    expect(skipped([DOCS], { request: says(text) })).toHaveLength(1);
  });

  it('passes once when two jobs of that context are skipped', () => {
    const twin = presubmit('docs-2', { context: 'docs', when: ifChanged('rst$') });
    expect(skipped([DOCS, twin])).toHaveLength(1);
  });
});

describe('a context is left alone', () => {
  const twin = (changes: Parameters<typeof presubmit>[1]) =>
    presubmit('other', { context: 'docs', ...changes });

  it.each<[string, readonly Presubmit[], Scene]>([
    ['that nobody requires', [DOCS], { required: ['unit'] }],
    ['whose job runs', [DOCS], { files: ['README.md'] }],
    ['whose job is under way', [DOCS], { underWay: ['docs'] }],
    ['whose job somebody asks for', [DOCS], { request: says('/test docs') }],
    ['that nobody asked about', [DOCS], { request: says('/test unit') }],
    ['of an optional job', [presubmit('docs', { when: ifChanged('md$'), optional: true })], {}],
    ['of a job that does not report', [{ ...DOCS, skipReport: true }], {}],
    ['of a job that always runs', [presubmit('docs', { when: ALWAYS })], {}],
    ['of a job that runs when asked', [presubmit('docs', { when: MANUAL })], {}],
    [
      'of a job for other branches',
      [presubmit('docs', { when: ifChanged('md$'), branches: ['release'] })],
      {},
    ],
    ['that another job reports', [DOCS, twin({ when: ALWAYS })], {}],
    ['that another job reports for its files', [DOCS, twin({ when: ifChanged('go$') })], {}],
    ['that another job reports when asked', [DOCS, twin({ when: MANUAL })], {}],
    [
      'that another job is about to report',
      [DOCS, twin({ when: ifChanged('rst$') })],
      { underWay: ['other'] },
    ],
  ])('%s', (_what, jobs, scene) => {
    expect(skipped(jobs, scene)).toEqual([]);
  });

  it('by a job of the same context for other branches not', () => {
    const other = twin({ when: ALWAYS, branches: ['release'] });
    expect(skipped([DOCS, other])).toHaveLength(1);
  });
});
