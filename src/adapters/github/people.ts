import type { CodeHost } from '../../ports/code-host.ts';
import type { Sessions } from './sessions.ts';
import type { MembershipCache } from './membership-cache.ts';

/** Who may what. Logins and organisations are the same in any case of letters. */
export function people(
  sessions: Sessions,
  memberships: MembershipCache,
): Pick<CodeHost, 'isOrgMember' | 'isCollaborator'> {
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
  };
}
