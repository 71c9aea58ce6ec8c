import { expect, it } from 'vitest';
import { whenOfPostsubmit, whenOfPresubmit } from '../../src/config/when.ts';

it.each([
  [{}, 'only-when-asked'],
  [{ always_run: false }, 'only-when-asked'],
  [{ always_run: true }, 'always'],
  [{ run_if_changed: 'x' }, 'if-changed'],
  [{ skip_if_only_changed: 'x' }, 'skip-if-only-changed'],
])('a presubmit with %j runs %s', (written, kind) => {
  expect(whenOfPresubmit(written).kind).toBe(kind);
});

it.each([
  [{}, 'always'],
  [{ always_run: true }, 'always'],
  [{ always_run: false }, 'only-when-asked'],
  [{ run_if_changed: 'x' }, 'if-changed'],
  [{ always_run: false, skip_if_only_changed: 'x' }, 'skip-if-only-changed'],
])('a postsubmit with %j runs %s', (written, kind) => {
  expect(whenOfPostsubmit(written).kind).toBe(kind);
});

it('the rule has the pattern as written', () => {
  expect(whenOfPresubmit({ run_if_changed: '^docs/' })).toMatchObject({
    pattern: { source: '^docs/' },
  });
});
