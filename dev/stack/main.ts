import { parseArgs } from 'node:util';
import { consoleProgress } from '../progress.ts';
import { runningDaemons } from './daemon.ts';
import { StackError } from './errors.ts';
import { startKubernetes, type KubernetesMode } from './kubernetes.ts';
import { instancePaths, partFolder, type Part } from './paths.ts';
import { listInstances, logsOf, stopStack } from './stop.ts';
import { startTemporal } from './temporal.ts';
import { buildAll } from './tools.ts';

const USAGE =
  'use: node dev/stack/main.ts up|down|status|build [instance] [--mode full|control-plane] [--fresh]';

const progress = consoleProgress();

async function up(instance: string, mode: KubernetesMode, fresh: boolean): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, resolve);
  });
  await buildAll(progress);
  const startedAt = performance.now();
  const [temporal, kubernetes] = await Promise.allSettled([
    startTemporal({ instance, progress, fresh }),
    startKubernetes({ instance, mode, progress, fresh }),
  ]);
  if (temporal.status === 'rejected' || kubernetes.status === 'rejected') {
    await stopStack(instance, progress);
    throw temporal.status === 'rejected'
      ? temporal.reason
      : kubernetes.status === 'rejected' && kubernetes.reason;
  }
  progress.note(`ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  progress.note(`Temporal    ${temporal.value.address}, pages ${temporal.value.uiUrl}`);
  progress.note(`Kubernetes  KUBECONFIG=${kubernetes.value.kubeconfig}`);
  progress.note(`Pods reach this machine at ${kubernetes.value.bridgeAddress ?? '(no node)'}`);
  progress.note(`logs        ${logsOf(instance)}`);
  const awake = setInterval(() => undefined, 60_000); // Listening for signals alone does not keep Node running.
  await asked;
  clearInterval(awake);
  await stopStack(instance, progress);
}

async function status(): Promise<void> {
  const parts: readonly Part[] = ['temporal', 'kubernetes', 'prowflow'];
  for (const instance of await listInstances()) {
    const folders = parts.map((part) => partFolder(instancePaths(instance), part));
    const daemons = (await Promise.all(folders.map(runningDaemons))).flat();
    const list = daemons.map(({ name, identity }) => `${name} (${String(identity.pid)})`);
    progress.note(`${instance}: ${list.join(', ') || 'stopped'}`);
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mode: { type: 'string', default: 'full' },
      fresh: { type: 'boolean', default: false },
    },
  });
  const [command, instance = 'default'] = positionals;
  const mode = values.mode === 'control-plane' ? 'control-plane' : 'full';
  if (command === 'up') await up(instance, mode, values.fresh);
  else if (command === 'down') await stopStack(instance, progress);
  else if (command === 'build') await buildAll(progress);
  else if (command === 'status') await status();
  else throw new StackError('COMMAND_FAILED', USAGE);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StackError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
