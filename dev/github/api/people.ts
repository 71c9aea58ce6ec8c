import { privateUser, publicUser } from '../shapes/account.ts';
import { findAccount, isSame, mayPush } from '../state.ts';
import { accountOf } from '../world.ts';
import { notFound } from './api-error.ts';
import { NO_CONTENT, type Routes, loginOf, ok, param, writableRepo } from './call.ts';

/** Accounts, members and collaborators. */
export const PEOPLE: Routes = {
  'GET /user': (world, call) => ok(privateUser(world.links, accountOf(world, loginOf(call)))),
  'GET /users/{username}': (world, call) => {
    const account = findAccount(world.state, param(call, 'username'));
    if (account === undefined) throw notFound();
    return ok(publicUser(world.links, account));
  },
  'GET /orgs/{org}/members/{username}': (world, call) => {
    const asker = loginOf(call);
    const org = findAccount(world.state, param(call, 'org'));
    if (org?.type !== 'Organization') throw notFound();
    const isMember = (login: string): boolean => org.members.some((one) => isSame(one, login));
    const isInsider = isMember(asker) || asker.endsWith('[bot]');
    const login = param(call, 'username');
    if (!isInsider) {
      const location = `${world.links.api}/orgs/${org.login}/public_members/${login}`;
      return { status: 302, headers: { location } };
    }
    if (!isMember(login)) throw notFound();
    return NO_CONTENT;
  },
  'GET /orgs/{org}/teams/{team_slug}/memberships/{username}': (world, call) => {
    loginOf(call);
    const org = findAccount(world.state, param(call, 'org'));
    const slug = param(call, 'team_slug');
    const team = org?.teams?.find((one) => one.slug === slug);
    if (!team?.members.some((one) => isSame(one, param(call, 'username')))) throw notFound();
    return ok({
      url: world.links.api + call.path,
      role: 'member',
      state: 'active',
    });
  },
  'GET /orgs/{org}/public_members/{username}': (world, call) => {
    const org = findAccount(world.state, param(call, 'org'));
    const login = param(call, 'username');
    if (!org?.members.some((one) => isSame(one, login))) throw notFound();
    return NO_CONTENT;
  },
  'GET /repos/{owner}/{repo}/collaborators/{username}': (world, call) => {
    const { repo } = writableRepo(world, call);
    if (!mayPush(world.state, repo, param(call, 'username'))) throw notFound();
    return NO_CONTENT;
  },
};
