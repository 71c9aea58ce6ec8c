import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DemoError } from './demo/demo-error.ts';
import { startInstallation, type Installation } from './demo/installation.ts';
import { runPullRequest } from './demo/pull-request.ts';
import { summary } from './demo/summary.ts';
import { consoleProgress, readableTime } from './progress.ts';
import { StackError } from './stack/errors.ts';
import { stopStack } from './stack/stop.ts';
import { buildAll } from './stack/tools.ts';

const INSTANCE = 'default';
/** Longer than any step that does not notice that its servers are gone. */
const STOP_LIMIT_MS = 60_000;
const progress = consoleProgress();

/** Builds what is missing and starts everything. */
async function setUp(): Promise<Installation> {
  await buildAll(progress);
  return startInstallation({ instance: INSTANCE, progress });
}

/** Takes one pull request from its webhook to its verdict, and says what happened; whether it is green. */
async function showVerdict(settingUp: Promise<Installation>, startedAt: number): Promise<boolean> {
  const installation = await settingUp;
  const run = await runPullRequest(installation, progress);
  progress.note(`everything took ${readableTime(performance.now() - startedAt)}`);
  process.stdout.write(await summary(installation, run));
  return run.verdict === 'success';
}

/** Resolves at the first signal; those after it are ignored, because stopping is under way. */
function interrupted(): Promise<'interrupted'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        resolve('interrupted');
      });
    }
  });
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
  const stopAsked = interrupted();
  const settingUp = setUp();
  try {
    const verdict = showVerdict(settingUp, performance.now());
    const outcome = await Promise.race([verdict, stopAsked]);
    if (outcome !== 'interrupted' && !values.once) {
      progress.note('running until Ctrl-C');
      await stillRunning(stopAsked);
    }
    return outcome === true ? 0 : 1;
  } finally {
    await stopAll(settingUp);
  }
}

/** A set-up that is interrupted may start something after the rest was stopped: it is stopped until it has ended. */
async function stopAll(settingUp: Promise<unknown>): Promise<void> {
  const ended = settingUp.then(
    () => true,
    () => true,
  );
  const giveUpAt = performance.now() + STOP_LIMIT_MS;
  for (;;) {
    const hasEnded = await Promise.race([ended, sleep(500, false)]);
    // Both work on the same things: what the set-up removes first, the stop does not find.
    const failure = await stopStack(INSTANCE, progress).catch((error: unknown) => error);
    if (hasEnded && failure === undefined) return;
    if (performance.now() > giveUpAt) throw failure;
  }
}

/** Listening for signals alone does not keep Node running. */
async function stillRunning(stopAsked: Promise<unknown>): Promise<void> {
  const awake = setInterval(() => undefined, 60_000);
  await stopAsked;
  clearInterval(awake);
}

try {
  process.exit(await main());
} catch (error) {
  const isTold = error instanceof StackError || error instanceof DemoError;
  console.error(isTold ? error.message : error);
  process.exit(1);
}
