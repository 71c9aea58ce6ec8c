import { expect, it } from 'vitest';
import { RULES } from '../../../src/cli/checkconfig/rules.ts';
import type { Rule } from '../../../src/config/lint/rule.ts';

/** Prow: cmd/checkconfig/main.go `defaultWarnings`, `expensiveWarnings`, `optionalWarnings`. */
const OF_PROW: Readonly<Record<Rule['runs'], readonly string[]>> = {
  'by-default': [
    'mismatched-tide',
    'tide-strict-branch',
    'tide-context-policy',
    'mismatched-tide-lenient',
    'non-decorated-jobs',
    'long-job-names',
    'duplicate-job-refs',
    'needs-ok-to-test',
    'managed-webhooks',
    'validate-owners',
    'missing-trigger',
    'validate-urls',
    'unknown-fields',
    'validate-cluster-field',
    'validate-supplemental-prow-config-hierarchy',
    'validate-unmanaged-branchconfig-has-no-subconfig',
    'validate-label',
    'required-job-annotations',
    'periodic-default-clone-config',
    'validate-config-updater-acls',
  ],
  // Prow runs this one when it is asked to; finding it as a note fails nothing that passes there.
  'as-note': ['unknown-fields-all'],
  'if-expensive': ['verify-owners-presence'],
  'if-asked': ['valid-decoration-config', 'validate-github-app-installation'],
};

const OUR_OWN = ['gerrit-trigger', 'plugin-not-available'];

it.each(['by-default', 'as-note', 'if-expensive', 'if-asked'] as const)(
  'the rules that run %s are those of Prow, and our own',
  (runs) => {
    const names = RULES.filter((rule) => rule.runs === runs).map(({ name }) => name);
    const others = names.filter((name) => !OUR_OWN.includes(name));
    expect(others.toSorted()).toEqual(OF_PROW[runs].toSorted());
  },
);

it('no two rules have one name', () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
});

it('a rule that is part of another names one that there is', () => {
  const names = RULES.map(({ name }) => name);
  const wholes = RULES.flatMap(({ isPartOf }) => (isPartOf === undefined ? [] : [isPartOf]));
  expect(wholes.filter((name) => !names.includes(name))).toEqual([]);
});
