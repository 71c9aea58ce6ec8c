import type { CodeHost } from '../../ports/code-host.ts';
import { GitHubError } from './failure.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { MembershipCache } from './membership-cache.ts';
import { TeamMembership, readAs } from './wire.ts';

/** Who may what. Logins and organisations are the same in any case of letters. */
export function people(
  sessions: Sessions,
  memberships: MembershipCache,
): Pick<CodeHost, 'isOrgMember' | 'isCollaborator' | 'isTeamMember'> {
  return {
    /** Of an organisation that the asker does not belong to, GitHub redirects to its public members. */
    isOrgMember: (org, login) =>
      memberships.holds(`${org} ${login}`.toLowerCase(), async () => {
        const session = await sessions.of({ org });
        return session.holds('GET /orgs/{org}/members/{login}', { org, login });
      }),
    isCollaborator: ({ org, repo }, login) =>
      memberships.holds(`${org}/${repo} ${login}`.toLowerCase(), async () => {
        const session = await sessions.of({ org, repo });
        const route = 'GET /repos/{org}/{repo}/collaborators/{login}';
        return session.holds(route, { org, repo, login });
      }),
    isTeamMember: (org, team, login) =>
      memberships.holds(`${org} team ${team} ${login}`.toLowerCase(), async () => {
        const session = await sessions.of({ org });
        return isInTeam(session, { org, team, login });
      }),
  };
}

interface InTeam {
  readonly org: string;
  readonly team: string;
  readonly login: string;
}

/** A team that is not there, or that we may not see, has no members. */
async function isInTeam(session: Session, asked: InTeam): Promise<boolean> {
  const route = 'GET /orgs/{org}/teams/{team}/memberships/{login}';
  try {
    const { data } = await session.ask(route, { ...asked });
    return readAs(TeamMembership, data, route).state === 'active';
  } catch (error) {
    if (error instanceof GitHubError && error.code === 'NOT_FOUND') return false;
    throw error;
  }
}
