import { type Links, nodeId } from '../links.ts';
import type { Account } from '../state.ts';
import { type World, accountOf } from '../world.ts';
import type { Json } from './json.ts';

/** GitHub's `simple-user`. */
export interface UserShape extends Json {
  readonly id: number;
  readonly type: Account['type'];
  readonly avatar_url: string;
}

export function userShape(links: Links, { id, login, type }: Account): UserShape {
  // The login of an App's bot has brackets.
  const name = encodeURIComponent(login);
  const api = `${links.api}/users/${name}`;
  return {
    login,
    id,
    node_id: nodeId('User', id),
    avatar_url: `${links.web}/avatars/${name}`,
    gravatar_id: '',
    url: api,
    html_url: `${links.web}/${name}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type,
    site_admin: false,
  };
}

/** The `simple-user` of a login. */
export function userOf(world: World, login: string): UserShape {
  return userShape(world.links, accountOf(world, login));
}

/** GitHub's `public-user`, what `GET /users/{username}` tells. */
export function publicUser(links: Links, account: Account): Json {
  return {
    ...userShape(links, account),
    name: account.login,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  };
}

/** GitHub's `private-user`, what `GET /user` tells of oneself. */
export function privateUser(links: Links, account: Account): Json {
  return {
    ...publicUser(links, account),
    private_gists: 0,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  };
}

/** GitHub's `organization-simple`, which webhooks carry. */
export function organizationShape(links: Links, { id, login }: Account): Json {
  const api = `${links.api}/orgs/${login}`;
  return {
    login,
    id,
    node_id: nodeId('Organization', id),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${links.web}/avatars/${login}`,
    description: null,
  };
}
