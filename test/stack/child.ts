import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Runs a program of a few lines in a Node of its own and waits for its first line of output, after which a test may
 * kill it. Rejects with what it said if it ends before.
 */
export function runUntilOutput(program: string): Promise<ChildProcess> {
  const args = ['--input-type=module', '--eval', program];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      reject(new Error(`the program ended early: ${said.join('')}`));
    });
    child.stdout.once('data', () => {
      resolve(child);
    });
  });
}
