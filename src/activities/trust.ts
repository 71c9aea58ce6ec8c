import type { TriggerSettings } from '../config/config.ts';
import type { CodeHost } from '../ports/code-host.ts';
import type { RepoName } from '../prowjob/ids.ts';
import type { Verdict } from '../prowjob/verdict.ts';
import { trustStep, type TrustAnswers, type TrustQuestion } from '../rules/trust.ts';

type Members = Pick<CodeHost, 'botLogin' | 'isOrgMember' | 'isCollaborator'>;

/** Asks the code host, one question after the other, whether a person may start jobs of a repository. */
export async function askTrust(
  host: Members,
  repo: RepoName,
  login: string,
  settings: TriggerSettings,
): Promise<Verdict> {
  const person = { login, org: repo.org, isBot: login === (await host.botLogin()) };
  let answers: TrustAnswers = {};
  for (;;) {
    const step = trustStep(person, settings, answers);
    if (step.kind === 'decided') return step.verdict;
    const answer = await ask(host, step.question, repo, login, settings);
    answers = { ...answers, [step.question]: answer };
  }
}

function ask(
  host: Members,
  question: TrustQuestion,
  repo: RepoName,
  login: string,
  { trustedOrg }: TriggerSettings,
): Promise<boolean> {
  switch (question) {
    case 'is-org-member':
      return host.isOrgMember(repo.org, login);
    case 'is-collaborator':
      return host.isCollaborator(repo, login);
    case 'is-trusted-org-member':
      return host.isOrgMember(trustedOrg, login);
  }
}
