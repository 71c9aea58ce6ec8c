import type { IncomingMessage, ServerResponse } from 'node:http';
import { refMoved } from './acts/branches.ts';
import { askerOf } from './api/authenticate.ts';
import { gitPath, isPush, serveGit } from './git/http-backend.ts';
import { type Repo, findRepo, mayPush } from './state.ts';
import type { World } from './world.ts';

/** Serves clones, fetches and pushes of the repositories. */
export interface GitServer {
  /** False when the request is not one of git's. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

/** What an address lets people do: code under test clones, but must not push. */
export type Access = 'read' | 'write';

export function createGitServer(world: World, access: Access): GitServer {
  return {
    async serve(request, response) {
      const { pathname, search } = new URL(request.url ?? '/', world.links.api);
      const asked = gitPath(pathname);
      if (asked === undefined) return false;
      const { service } = asked;
      const query = search.slice(1);
      const repo = findRepo(world.state, asked.repo.org, asked.repo.name);
      const asker = askerOf(world.state, request.headers.authorization);
      const login = asker.kind === 'account' ? asker.login : undefined;
      const pushes = isPush({ service, query });
      const refusal = refusalOf(world, access, { repo, login, pushes });
      if (repo === undefined || refusal !== undefined) {
        refuse(response, refusal ?? 404);
        return true;
      }
      const pusher = pushes ? login : undefined;
      const after = await afterPush(world, repo, service === RECEIVE ? pusher : undefined);
      const gitRequest = { repo, service, query, pusher, after };
      await serveGit(world.git.root, gitRequest, request, response);
      return true;
    },
  };
}

const RECEIVE = 'git-receive-pack';

type Refusal = 401 | 403 | 404;

interface Wish {
  readonly repo: Repo | undefined;
  readonly login: string | undefined;
  readonly pushes: boolean;
}

/** Git asks for a password after a 401 only, so whoever has not said who they are gets that. */
function refusalOf(
  world: World,
  access: Access,
  { repo, login, pushes }: Wish,
): Refusal | undefined {
  if (pushes && access === 'read') return 403;
  const needsRight = repo === undefined || repo.private || pushes;
  if (!needsRight) return undefined;
  if (login === undefined) return 401;
  if (repo !== undefined && mayPush(world.state, repo, login)) return undefined;
  return pushes ? 403 : 404;
}

function refuse(response: ServerResponse, status: Refusal): void {
  const headers = status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
  response.writeHead(status, headers).end();
}

/** Tells of the refs that a push moves: git says nothing, so the refs after it are compared with those before. */
async function afterPush(
  world: World,
  repo: Repo,
  pusher: string | undefined,
): Promise<() => Promise<void>> {
  if (pusher === undefined) return () => Promise.resolve();
  const before = await world.git.refs(repo);
  return async () => {
    const after = await world.git.refs(repo);
    for (const ref of new Set([...before.keys(), ...after.keys()])) {
      const move = { ref, before: before.get(ref), after: after.get(ref), pusher };
      if (move.before !== move.after) await refMoved(world, repo, move);
    }
  };
}
