import type { CodeHost } from '../ports/code-host.ts';
import type { RepoName } from '../prowjob/ids.ts';

interface Actor {
  readonly repo: RepoName;
  readonly actor: string;
}

/** Which of these teams of the organisation whoever acted is in. */
export async function askTeams(
  host: Pick<CodeHost, 'isTeamMember'>,
  { repo: { org }, actor }: Actor,
  teams: readonly string[],
): Promise<readonly string[]> {
  const answers = await Promise.all(teams.map((team) => host.isTeamMember(org, team, actor)));
  return teams.filter((_, index) => answers[index]);
}
