import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { run } from '../stack/command.ts';

/** How many webhooks, and how many a second. */
export interface Load {
  readonly count: number;
  readonly perSecond: number;
}

/** Where the product and its surroundings are. */
export interface Target {
  readonly hookUrl: string;
  readonly webhookSecret: string;
  /** The API server without authentication: `kubectl proxy`. */
  readonly kubernetesUrl: string;
  readonly namespace: string;
  /** The file to which the fake GitHub appends what is written to it. */
  readonly githubLog: string;
}

/** How long a Pod of the fake kubelet runs. */
const POD_MS = 1_000;
/** Webhooks under way at once. */
const CONCURRENCY = 10;
/** After the last webhook, jobs have this long to end. */
const LAST_JOBS_MS = 60_000;

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Sends the load and returns the report of what came of it, as text. */
export async function measure(load: Load, target: Target): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'prowflow-bench-'));
  const sent = join(folder, 'sent.ndjson');
  const before = (await readFile(target.githubLog, 'utf8').catch(() => '')).length;
  const kubeletLog = join(folder, 'kubelet.ndjson');
  const kubelet = start(
    'fake-kubelet.mjs',
    target.kubernetesUrl,
    kubeletLog,
    String(POD_MS),
    target.namespace,
  );
  try {
    await sleep(500);
    await run(process.execPath, [
      ...[script('send-webhooks.mjs'), target.hookUrl, sent, String(load.count)],
      ...[String(CONCURRENCY), target.webhookSecret, String(load.perSecond)],
    ]);
    await untilDone(load.count, target.githubLog, before);
  } finally {
    kubelet.kill();
  }
  const log = (await readFile(target.githubLog, 'utf8')).slice(before);
  await run('tee', [join(folder, 'github.ndjson')], { input: log });
  return run(process.execPath, [script('report.mjs'), folder]);
}

/** Starts one of the measuring programs. */
export function start(name: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [script(name), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function untilDone(count: number, githubLog: string, from: number): Promise<void> {
  const deadline = Date.now() + LAST_JOBS_MS;
  while (Date.now() < deadline) {
    const log = (await readFile(githubLog, 'utf8')).slice(from);
    if (log.split('\\"state\\":\\"success\\"').length > count) return;
    await sleep(200);
  }
}
