import type { PluginSections } from '../config/plugins/all.ts';
import type { CommentMade } from '../events/event.ts';
import type { IssueFacts, IssueNeed } from '../plugins/facts.ts';
import { teamsInQuestion } from '../plugins/label/said.ts';
import { neededIssueFacts, planIssue } from '../plugins/plan.ts';
import type { AnyPlugin } from '../plugins/registry.ts';
import { UNASKED_OF_ISSUE } from '../plugins/unasked.ts';
import type { CodeHost } from '../ports/code-host.ts';
import type { Decision } from '../prowjob/decision.ts';
import { askTeams } from './teams.ts';

type IssueHost = Pick<CodeHost, 'botComments' | 'isTeamMember' | 'labelsOf' | 'repoLabels'>;

interface IssueSettings {
  /** The plugins that are on. */
  readonly plugins: readonly AnyPlugin[];
  readonly sections: PluginSections;
}

/** What is to be done about something said on an issue. What commands nothing costs no call. */
export async function decideIssue(
  host: IssueHost,
  said: CommentMade,
  { plugins, sections }: IssueSettings,
): Promise<readonly Decision[]> {
  const needs = neededIssueFacts(plugins, said, sections);
  if (needs.size === 0) return [];
  const facts = await gatherIssueFacts(host, said, { needs, sections });
  return planIssue(plugins, said, facts, sections);
}

interface Asked {
  readonly needs: ReadonlySet<IssueNeed>;
  readonly sections: PluginSections;
}

/** Fetches what was asked for, each fact once and side by side. */
async function gatherIssueFacts(
  host: IssueHost,
  said: CommentMade,
  { needs, sections }: Asked,
): Promise<IssueFacts> {
  const { repo, number } = said;
  const when = <T>(need: IssueNeed, fetch: () => Promise<T>): Promise<T | undefined> =>
    needs.has(need) ? fetch() : Promise.resolve(undefined);
  const [labels, botComments, repoLabels, actorTeams] = await Promise.all([
    when('labels', () => host.labelsOf(repo, number)),
    when('botComments', () => host.botComments(repo, number)),
    when('repoLabels', () => host.repoLabels(repo)),
    when('actorTeams', () => askTeams(host, said, teamsInQuestion(said, sections))),
  ]);
  return {
    labels: labels ?? UNASKED_OF_ISSUE.labels,
    botComments: botComments ?? UNASKED_OF_ISSUE.botComments,
    repoLabels: repoLabels ?? UNASKED_OF_ISSUE.repoLabels,
    actorTeams: actorTeams ?? UNASKED_OF_ISSUE.actorTeams,
  };
}
