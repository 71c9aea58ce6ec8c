import { parseArgs } from 'node:util';
import { DemoError } from './demo/demo-error.ts';
import { startInstallation } from './demo/installation.ts';
import { runPullRequest } from './demo/pull-request.ts';
import { summary } from './demo/summary.ts';
import { consoleProgress } from './progress.ts';
import { StackError } from './stack/errors.ts';
import { stopStack } from './stack/stop.ts';
import { buildAll } from './stack/tools.ts';

const INSTANCE = 'default';
const progress = consoleProgress();

/** Sets everything up, takes one pull request from its webhook to its verdict, and says what happened. */
async function start(): Promise<boolean> {
  const startedAt = performance.now();
  await buildAll(progress);
  const installation = await startInstallation({ instance: INSTANCE, progress });
  const run = await runPullRequest(installation, progress);
  progress.note(`everything took ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
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
  const started = start();
  try {
    const outcome = await Promise.race([started, stopAsked]);
    if (outcome !== 'interrupted' && !values.once) {
      progress.note('running until Ctrl-C');
      await stillRunning(stopAsked);
    }
    return outcome === true ? 0 : 1;
  } finally {
    started.catch(() => undefined);
    await stopStack(INSTANCE, progress);
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
