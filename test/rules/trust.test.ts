import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TriggerSettings } from '../../src/config/config.ts';
import {
  pullTrust,
  trustStep,
  type Person,
  type TrustAnswers,
  type TrustQuestion,
} from '../../src/rules/trust.ts';
import { SETTINGS } from './jobs.ts';

const ALICE: Person = { login: 'alice', isBot: false, org: 'org' };

/** Answers each question from the facts until the rule decides; also says which questions were asked. */
function decide(
  person: Person,
  settings: TriggerSettings,
  facts: TrustAnswers,
): { readonly run: boolean; readonly why: string; readonly asked: readonly TrustQuestion[] } {
  const answers: Partial<Record<TrustQuestion, boolean>> = {};
  for (;;) {
    const step = trustStep(person, settings, answers);
    if (step.kind === 'decided') {
      return { ...step.verdict, asked: Object.keys(answers) as TrustQuestion[] };
    }
    expect(answers).not.toHaveProperty(step.question);
    answers[step.question] = facts[step.question] ?? false;
  }
}

describe('trustStep', () => {
  it.each<[string, Partial<Person>, Partial<TriggerSettings>, TrustAnswers, TrustQuestion[]]>([
    ['@alice is this bot', { isBot: true }, {}, {}, []],
    ['@app[bot] is a trusted app', { login: 'app[bot]' }, { trustedApps: ['app'] }, {}, []],
    [
      '@alice is a member of the organisation',
      {},
      {},
      { 'is-org-member': true },
      ['is-org-member'],
    ],
    [
      '@alice is a collaborator of the repository',
      {},
      {},
      { 'is-collaborator': true },
      ['is-org-member', 'is-collaborator'],
    ],
    [
      '@alice is a member of the trusted organisation',
      {},
      { trustedOrg: 'other' },
      { 'is-trusted-org-member': true },
      ['is-org-member', 'is-collaborator', 'is-trusted-org-member'],
    ],
  ])('trusts, as %s', (why, person, settings, facts, asked) => {
    expect(decide({ ...ALICE, ...person }, { ...SETTINGS, ...settings }, facts)).toEqual({
      run: true,
      why,
      asked,
    });
  });

  it.each<[string, Partial<TriggerSettings>, TrustAnswers, TrustQuestion[]]>([
    [
      '@alice is not a member of the organisation, not a collaborator of the repository',
      { trustedOrg: 'org' },
      { 'is-trusted-org-member': true },
      ['is-org-member', 'is-collaborator'],
    ],
    [
      '@alice is not a member of the organisation',
      { onlyOrgMembers: true },
      { 'is-collaborator': true },
      ['is-org-member'],
    ],
  ])('does not trust: %s', (why, settings, facts, asked) => {
    expect(decide(ALICE, { ...SETTINGS, ...settings }, facts)).toEqual({ run: false, why, asked });
  });

  it('does not take a person for the app of the same name', () => {
    const person = { ...ALICE, login: 'app' };
    expect(decide(person, { ...SETTINGS, trustedApps: ['app'] }, {}).run).toBe(false);
  });

  it('always decides after three questions at most, and only a yes makes trust', () => {
    const facts = fc.record({
      'is-org-member': fc.boolean(),
      'is-collaborator': fc.boolean(),
      'is-trusted-org-member': fc.boolean(),
    });
    const settings = fc.record({
      onlyOrgMembers: fc.boolean(),
      trustedOrg: fc.constantFrom('', 'org', 'other'),
    });
    fc.assert(
      fc.property(facts, settings, (known, changes) => {
        const { run, asked } = decide(ALICE, { ...SETTINGS, ...changes }, known);
        expect(asked.length).toBeLessThanOrEqual(3);
        expect(run).toBe(asked.some((question) => known[question]));
      }),
    );
  });
});

describe('pullTrust', () => {
  const yes = { run: true, why: 'a member' } as const;
  const no = { run: false, why: '@bob is nobody' } as const;

  it.each([
    [yes, [], yes],
    [no, ['ok-to-test'], { run: true, why: 'it has the label ok-to-test' }],
    [no, ['lgtm'], { run: false, why: '@bob is nobody, and the label ok-to-test is not set' }],
  ])('of the author %j and labels %j', (author, labels, verdict) => {
    expect(pullTrust(author, labels)).toEqual(verdict);
  });
});
