import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { consoleProgress } from './progress.ts';
import { removeInstance, listInstances } from './stack/stop.ts';
import { StackError } from './stack/errors.ts';
import { buildAll } from './stack/tools.ts';

const VITEST = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));

/** From quick to slow, so that what is broken is known soon. */
const PROJECTS = ['unit', 'workflows', 'slow', 'e2e'];

const progress = consoleProgress();

/** Builds what the tests need, then runs them, a project after the other; arguments go to vitest. Gives the exit code. */
async function test(args: readonly string[]): Promise<number> {
  // Tests make servers of their own: a user's cluster is no place for them.
  for (const given of ['KUBECONFIG', 'TEMPORAL_ADDRESS']) process.env[given] = '';
  await buildAll(progress);
  for (const project of PROJECTS) {
    const code = await runVitest(['run', '--project', project, '--passWithNoTests', ...args]);
    if (code !== 0) return code;
  }
  return 0;
}

function runVitest(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [VITEST, ...args], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; this process stays to clean up after it.
  process.on('SIGINT', () => undefined);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** A test that was cut off leaves its servers running. */
async function cleanUp(): Promise<void> {
  for (const instance of await listInstances()) {
    if (instance.startsWith('test-')) await removeInstance(instance, progress);
  }
}

try {
  process.exitCode = await test(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof StackError ? error.message : error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
