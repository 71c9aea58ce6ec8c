import { randomBytes } from 'node:crypto';
import { permissionsOf, appShape, installationShape } from '../shapes/app.ts';
import { isSame } from '../state.ts';
import type { World } from '../world.ts';
import { notFound } from './api-error.ts';
import { type Call, type Reply, type Routes, appOf, ok, param, repoOfCall } from './call.ts';
import { listed } from './paginate.ts';

const TOKEN_LIFE_MS = 3_600_000;

/** GitHub Apps, their installations and tokens. */
export const APPS: Routes = {
  'GET /app': (world, call) => ok(appShape(world, appOf(call))),
  'GET /app/installations': (world, call) => {
    const app = appOf(call);
    return listed(app.installations, call, world.links.api, (installation) =>
      installationShape(world, app, installation),
    );
  },
  'GET /orgs/{org}/installation': (world, call) => installationIn(world, call, param(call, 'org')),
  'GET /repos/{owner}/{repo}/installation': (world, call) => {
    appOf(call);
    return installationIn(world, call, repoOfCall(world, call).org);
  },
  'POST /app/installations/{installation_id}/access_tokens': (world, call) => {
    const app = appOf(call);
    const id = Number(param(call, 'installation_id'));
    if (!app.installations.some((installation) => installation.id === id)) throw notFound();
    const token = `ghs_${randomBytes(18).toString('hex')}`;
    world.state.tokens[token] = `${app.slug}[bot]`;
    world.changed();
    const expiresAt = new Date(Date.now() + TOKEN_LIFE_MS).toISOString();
    const body = {
      token,
      expires_at: expiresAt,
      permissions: permissionsOf(app),
      repository_selection: 'all',
    };
    return ok(body, 201);
  },
};

function installationIn(world: World, call: Call, org: string): Reply {
  const app = appOf(call);
  const installation = app.installations.find((one) => isSame(one.org, org));
  if (installation === undefined) throw notFound();
  return ok(installationShape(world, app, installation));
}
