import type { TriggerSettings } from '../config/config.ts';
import type { Verdict } from '../prowjob/verdict.ts';
import { OK_TO_TEST } from './pull-labels.ts';

/** A fact about a person that only the code host knows. */
export type TrustQuestion = 'is-org-member' | 'is-collaborator' | 'is-trusted-org-member';

/** The answers so far. */
export type TrustAnswers = Readonly<Partial<Record<TrustQuestion, boolean>>>;

export type TrustStep =
  | { readonly kind: 'ask'; readonly question: TrustQuestion }
  | { readonly kind: 'decided'; readonly verdict: Verdict };

export interface Person {
  readonly login: string;
  readonly isBot: boolean;
  /** The organisation that owns the repository. */
  readonly org: string;
}

const MEMBER = {
  'is-org-member': 'a member of the organisation',
  'is-collaborator': 'a collaborator of the repository',
  'is-trusted-org-member': 'a member of the trusted organisation',
} satisfies Record<TrustQuestion, string>;

function trusted(why: string): TrustStep {
  return { kind: 'decided', verdict: { run: true, why } };
}

/** Only the account of an app ends in `[bot]`, so that nobody gets in by registering the app's bare name. */
function isTrustedApp(login: string, { trustedApps }: TriggerSettings): boolean {
  return trustedApps.some((app) => login === `${app}[bot]`);
}

/** What to ask, in Prow's order, which goes from cheap to dear. */
function questionsFor(org: string, settings: TriggerSettings): readonly TrustQuestion[] {
  const { onlyOrgMembers, trustedOrg } = settings;
  return [
    'is-org-member',
    ...(onlyOrgMembers ? [] : (['is-collaborator'] as const)),
    ...(trustedOrg === '' || trustedOrg === org ? [] : (['is-trusted-org-member'] as const)),
  ];
}

/**
 * May this person start jobs? The first yes decides; each step asks for one more fact or decides, so that nothing is
 * asked of the code host that need not be. Prow: pkg/plugins/trigger/trigger.go `TrustedUser`.
 */
export function trustStep(
  { login, isBot, org }: Person,
  settings: TriggerSettings,
  answers: TrustAnswers,
): TrustStep {
  if (isBot) return trusted(`@${login} is this bot`);
  if (isTrustedApp(login, settings)) return trusted(`@${login} is a trusted app`);
  const questions = questionsFor(org, settings);
  const yes = questions.find((question) => answers[question] === true);
  if (yes !== undefined) return trusted(`@${login} is ${MEMBER[yes]}`);
  const open = questions.find((question) => answers[question] === undefined);
  if (open !== undefined) return { kind: 'ask', question: open };
  const why = `@${login} is not ${questions.map((question) => MEMBER[question]).join(', not ')}`;
  return { kind: 'decided', verdict: { run: false, why } };
}

/**
 * May jobs of this pull request start by themselves, and at the word of anybody?
 * Prow: pkg/plugins/trigger/pull-request.go `TrustedPullRequest`.
 */
export function pullTrust(authorTrust: Verdict, labels: readonly string[]): Verdict {
  if (authorTrust.run) return authorTrust;
  if (labels.includes(OK_TO_TEST)) return { run: true, why: `it has the label ${OK_TO_TEST}` };
  return { run: false, why: `${authorTrust.why}, and the label ${OK_TO_TEST} is not set` };
}
