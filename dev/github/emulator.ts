import { mkdir } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Fault } from './api/faults.ts';
import { type RecordedCall, createApi } from './api/serve-api.ts';
import { type Control, control } from './control.ts';
import { createGit } from './git/git.ts';
import { remember } from './git/remember.ts';
import { type Listener, listen } from './listen.ts';
import { type Observations, observe } from './observe.ts';
import type { OpenApiChecker } from './openapi.ts';
import { createGitServer } from './serve-git.ts';
import { createStateFile, loadState } from './state-file.ts';
import type { State } from './state.ts';
import {
  type Delivery,
  type WebhookTarget,
  type Webhooks,
  createWebhooks,
} from './webhooks/deliver.ts';
import { envelope } from './webhooks/envelope.ts';
import type { World } from './world.ts';

export interface EmulatorOptions {
  /** Holds the repositories and state.json; what is there already goes on. */
  readonly directory: string;
  readonly webhook?: WebhookTarget;
  /** A second address that serves git, read-only, such as the bridge of the Pods. */
  readonly gitAddress?: string;
  /** Of the API on 127.0.0.1; any free one by default. */
  readonly port?: number;
  /** Of git on `gitAddress`; any free one by default. */
  readonly gitPort?: number;
  /** The bot's token; `token-of-BOT` by default. */
  readonly token?: string;
  /** Login of the account that the product acts as; `ci-robot` by default. */
  readonly bot?: string;
  /** How many entries a tree is listed with; 100,000, as GitHub does, by default. */
  readonly treeLimit?: number;
  /** Holds every call and webhook against GitHub's OpenAPI description; see `loadOpenApi`. */
  readonly checker?: OpenApiChecker;
}

/** GitHub on this machine: its REST API, git over HTTP and signed webhooks, over real repositories. */
export interface Emulator extends Control, Observations {
  /** Base address of the REST API. It serves git too, with pushes by token. */
  readonly apiUrl: string;
  /** Clone `gitUrl/ORG/REPO.git`. Links to pages begin with it too, so Pods can clone what a link names. */
  readonly gitUrl: string;
  /** The bot's token. */
  readonly token: string;
  readonly state: State;
  /** Calls of the API, oldest first; the last 10,000. */
  readonly requests: readonly RecordedCall[];
  readonly deliveries: readonly Delivery[];
  /** What the checker found; empty when all was as GitHub describes it. */
  readonly violations: readonly string[];
  setWebhook(url: string, secret: string): void;
  redeliver(guid: string): Promise<Delivery>;
  /** Waits until every webhook so far has been answered or given up. */
  settled(): Promise<void>;
  /** Lets the next calls of the API fail. */
  failNext(count: number, status: number, fault?: Omit<Fault, 'status'>): void;
  /** Leaves so many calls of the API until its limit is reset; further ones are refused. */
  leaveCalls(left: number, resetInSeconds: number): void;
  stop(): Promise<void>;
}

/** Starts the emulator. Needs git on PATH. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const root = join(options.directory, 'repositories');
  await mkdir(root, { recursive: true });
  const state = await loadState(options.directory);
  const file = createStateFile(options.directory, state);
  const webhooks = createWebhooks(options.webhook);
  const violations: string[] = [];
  const { checker, bot = 'ci-robot' } = options;
  const token = options.token ?? `token-of-${bot}`;

  const apiDoor = await listen('127.0.0.1', options.port ?? 0);
  const gitDoor =
    options.gitAddress === undefined
      ? undefined
      : await listen(options.gitAddress, options.gitPort ?? 0);

  const links = { api: apiDoor.url, web: gitDoor?.url ?? apiDoor.url };
  const world: World = {
    state,
    git: remember(createGit(root)),
    links,
    testMerges: {},
    treeLimit: options.treeLimit ?? 100_000,
    changed: file.saveSoon,
    announce(repo, event) {
      file.saveSoon();
      const payload = envelope(world, repo, event);
      webhooks.send(event.name, payload);
      violations.push(...(checker?.webhook(event.name, payload) ?? []));
    },
  };
  const api = createApi(world, (exchange) => {
    violations.push(...(checker?.exchange(exchange) ?? []));
  });
  openDoors(world, api, apiDoor, gitDoor);

  const people = control(world, bot);
  people.createUser(bot, { token });
  return {
    ...people,
    ...observe(world),
    ...hooks(webhooks),
    apiUrl: links.api,
    gitUrl: links.web,
    token,
    state,
    violations,
    requests: api.requests,
    failNext: (count, status, fault) => {
      api.failNext(count, { ...fault, status });
    },
    leaveCalls: api.leaveCalls,
    async stop() {
      await Promise.all([apiDoor.stop(), gitDoor?.stop()]);
      await file.flush();
    },
  };
}

function openDoors(
  world: World,
  api: ReturnType<typeof createApi>,
  apiDoor: Listener,
  gitDoor: Listener | undefined,
): void {
  const git = createGitServer(world, 'write');
  const readOnlyGit = createGitServer(world, 'read');
  apiDoor.serve((request, response) => {
    const serving = git.serve(request, response).then(async (wasGit) => {
      if (!wasGit) await api.serve(request, response);
    });
    hangUpOnFailure(serving, response);
  });
  gitDoor?.serve((request, response) => {
    const serving = readOnlyGit.serve(request, response).then((wasGit) => {
      if (!wasGit) response.writeHead(404).end();
    });
    hangUpOnFailure(serving, response);
  });
}

/** A client that went away ends its own request and nothing else. */
function hangUpOnFailure(serving: Promise<void>, response: ServerResponse): void {
  serving.catch(() => response.destroy());
}

function hooks(
  webhooks: Webhooks,
): Pick<Emulator, 'deliveries' | 'setWebhook' | 'redeliver' | 'settled'> {
  return {
    deliveries: webhooks.deliveries,
    setWebhook: (url, secret) => {
      webhooks.setTarget({ url, secret });
    },
    redeliver: (guid) => webhooks.redeliver(guid),
    settled: () => webhooks.settled(),
  };
}
