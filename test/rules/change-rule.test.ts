import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../src/config/pattern.ts';
import { changeVerdict, isChangeRule } from '../../src/rules/change-rule.ts';
import { ALWAYS, ifChanged, MANUAL, skipIfOnlyChanged } from './jobs.ts';

const IF_GO = { kind: 'if-changed', pattern: compilePattern(String.raw`\.go$`) } as const;
const SKIP_DOCS = { kind: 'skip-if-only-changed', pattern: compilePattern('^docs/') } as const;

describe('changeVerdict', () => {
  it('runs when a file matches run_if_changed, and names it', () => {
    expect(changeVerdict(IF_GO, ['README.md', 'main.go', 'other.go'])).toEqual({
      run: true,
      why: String.raw`"main.go" matches run_if_changed "\.go$"`,
    });
  });

  it('does not run when no file matches run_if_changed, and says what would', () => {
    expect(changeVerdict(IF_GO, ['README.md', 'go.mod'])).toEqual({
      run: false,
      why: String.raw`none of 2 changed files matches run_if_changed "\.go$"`,
      wouldRunIf: String.raw`a file that matches "\.go$" changes`,
    });
  });

  it('runs when a file escapes skip_if_only_changed, and names it', () => {
    expect(changeVerdict(SKIP_DOCS, ['docs/a.md', 'main.go'])).toEqual({
      run: true,
      why: '"main.go" does not match skip_if_only_changed "^docs/"',
    });
  });

  it('does not run when all files match skip_if_only_changed, and says what would', () => {
    expect(changeVerdict(SKIP_DOCS, ['docs/a.md'])).toEqual({
      run: false,
      why: 'all of 1 changed file match skip_if_only_changed "^docs/"',
      wouldRunIf: 'a file that does not match "^docs/" changes',
    });
  });

  it.each([
    [IF_GO, String.raw`none of 0 changed files matches run_if_changed "\.go$"`],
    [SKIP_DOCS, 'no file changed'],
  ])('runs nothing for no files', (rule, why) => {
    expect(changeVerdict(rule, [])).toMatchObject({ run: false, why });
  });

  it('is the opposite for the two rules when there is one file', () => {
    const pattern = compilePattern('a');
    fc.assert(
      fc.property(fc.string(), (file) => {
        const wanted = changeVerdict({ kind: 'if-changed', pattern }, [file]).run;
        expect(changeVerdict({ kind: 'skip-if-only-changed', pattern }, [file]).run).toBe(!wanted);
      }),
    );
  });

  it('never stops running because more files change', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), fc.boolean(), (files, more, skips) => {
        const rule = {
          kind: skips ? 'skip-if-only-changed' : 'if-changed',
          pattern: compilePattern('a'),
        } as const;
        fc.pre(changeVerdict(rule, files).run);
        expect(changeVerdict(rule, [...files, more]).run).toBe(true);
      }),
    );
  });
});

describe('isChangeRule', () => {
  it.each([
    [ALWAYS, false],
    [MANUAL, false],
    [ifChanged('a'), true],
    [skipIfOnlyChanged('a'), true],
  ])('of %j is %j', (when, isRule) => {
    expect(isChangeRule(when)).toBe(isRule);
  });
});
