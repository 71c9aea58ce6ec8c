import type { Command } from 'commander';
import { addGetQueues } from './get-queues.ts';

/** Adds `prowflow get`: looks at what runs and waits, and changes nothing. */
export function addGet(program: Command): void {
  const get = program.command('get').description('look at what runs and waits');
  addGetQueues(get);
}
