import type { TriggerSettings } from '../../config/config.ts';
import { NEEDS_OK_TO_TEST, OK_TO_TEST } from '../../rules/pull-labels.ts';
import { hostLink } from '../../rules/refs.ts';
import type { PullFacts } from '../facts.ts';
import { ABOUT_THIS_BOT } from '../../prowjob/about-this-bot.ts';

/** What the bot says about trust. Short sentences that users know are Prow's. */

export const DRAFT_TEXT = [
  'Skipping CI for Draft Pull Request.',
  'If you want CI signal for your change, please convert it to an actual PR.',
  'You can still manually trigger a test run with `/test all`',
].join('\n');

export const ONLY_TRUSTED_CANCEL_TEXT = 'Only trusted users can revoke `/ok-to-test`.';

const NEVER_TRUSTED_TEXT =
  'This repository does not accept `/ok-to-test`, so the author of an untrusted pull request cannot start tests. ' +
  'Collaborators can still start them with `/test`.';

/** The answer to somebody who may not start tests. Prow: pkg/plugins/trigger/generic-comment.go. */
export function untrustedText({ ignoreOkToTest }: TriggerSettings): string {
  return ignoreOkToTest
    ? NEVER_TRUSTED_TEXT
    : 'Cannot trigger testing until a trusted user reviews the PR and leaves an `/ok-to-test` message.';
}

function people(host: string, org: string): string {
  return `[${org}](${host}/orgs/${org}/people)`;
}

function waitingText({ org, repo, repoLink }: PullFacts, settings: TriggerSettings): string {
  const { trustedOrg, joinOrgUrl } = settings;
  const host = hostLink(repoLink, { org, repo });
  const orgs = trustedOrg === '' || trustedOrg === org ? [org] : [org, trustedOrg];
  const join = joinOrgUrl === '' ? `${host}/orgs/${org}/people` : joinOrgUrl;
  return (
    `A member of ${orgs.map((name) => people(host, name)).join(' or ')} has to see that this patch is safe to test. ` +
    'They then comment `/ok-to-test` on a line of its own. Until that is done, new commits here are not tested ' +
    'automatically; commands of members work all the same. ' +
    `If you contribute often, [join the organisation](${join}) to skip this step.\n\n` +
    `The label \`${NEEDS_OK_TO_TEST}\` gives way to \`${OK_TO_TEST}\` once the patch is found safe.`
  );
}

/** The greeting of an author who is not trusted. Prow: pkg/plugins/trigger/pull-request.go `welcomeMsg`. */
export function welcomeText(pull: PullFacts, settings: TriggerSettings): string {
  const next = settings.ignoreOkToTest ? NEVER_TRUSTED_TEXT : waitingText(pull, settings);
  return `Hi @${pull.author}. Thanks for your PR.\n\n${next}\n\n${ABOUT_THIS_BOT}`;
}
