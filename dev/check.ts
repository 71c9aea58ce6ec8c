import { spawn } from 'node:child_process';
import { consoleProgress } from './progress.ts';

/** What a change must pass before it is committed; side by side, so that it stays under a minute. */
const CHECKS = ['types', 'lint', 'format:check', 'unit'];

const progress = consoleProgress();

/** Runs an npm script; gives whether it passed, and prints what it said when it did not. */
async function passes(script: string): Promise<boolean> {
  const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const run = new Promise<void>((resolve, reject) => {
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(script));
    });
  });
  try {
    await progress.step(script, () => run);
    return true;
  } catch {
    process.stdout.write(Buffer.concat(said));
    return false;
  }
}

const results = await Promise.all(CHECKS.map(passes));
process.exitCode = results.every(Boolean) ? 0 : 1;
