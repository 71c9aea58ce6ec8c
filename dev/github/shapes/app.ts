import { nodeId } from '../links.ts';
import type { App, Installation } from '../state.ts';
import type { World } from '../world.ts';
import { userOf } from './account.ts';
import type { Json } from './json.ts';

/** What an App may do. */
export function permissionsOf(app: App): Readonly<Record<string, string>> {
  return app.permissions ?? PERMISSIONS;
}

/** What an App for CI may do. */
const PERMISSIONS = {
  checks: 'write',
  contents: 'read',
  issues: 'write',
  members: 'read',
  metadata: 'read',
  pull_requests: 'write',
  statuses: 'write',
} as const;

const EVENTS = ['issue_comment', 'pull_request', 'push'] as const;

/** GitHub's `integration`, what `GET /app` tells. */
export function appShape(world: World, app: App): Json {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('App', app.id),
    owner: userOf(world, app.owner),
    name: app.slug,
    description: null,
    external_url: world.links.web,
    html_url: `${world.links.web}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: permissionsOf(app),
    events: EVENTS,
    installations_count: app.installations.length,
  };
}

/** GitHub's `installation`. */
export function installationShape(world: World, app: App, installation: Installation): Json {
  const api = `${world.links.api}/app/installations/${installation.id}`;
  const account = userOf(world, installation.org);
  return {
    id: installation.id,
    account,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    single_file_name: null,
    repository_selection: 'all',
    access_tokens_url: `${api}/access_tokens`,
    repositories_url: `${world.links.api}/installation/repositories`,
    html_url: `${world.links.web}/organizations/${installation.org}/settings/installations/${installation.id}`,
    permissions: permissionsOf(app),
    events: EVENTS,
    suspended_by: null,
    suspended_at: null,
    created_at: installation.createdAt,
    updated_at: installation.createdAt,
  };
}
