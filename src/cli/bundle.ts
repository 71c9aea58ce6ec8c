import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { bundleWorkflows } from './temporal-worker.ts';

/** Adds `prowflow bundle`: packs the workflows once, for images whose file system is read-only when they run. */
export function addBundle(program: Command): void {
  program
    .command('bundle')
    .description('pack the workflows into a file for `prowflow worker --workflow-bundle`')
    .requiredOption('--out <file>', 'the file to write')
    .action(async ({ out }: { readonly out: string }) => {
      await writeFile(out, await bundleWorkflows());
    });
}
