import { Command } from 'commander';
import { addApi } from './api.ts';
import { addBundle } from './bundle.ts';
import { addDecide } from './decide.ts';
import { addExplain } from './explain.ts';
import { addMkpj } from './mkpj.ts';
import { addMkpod } from './mkpod.ts';
import { addWorker } from './worker.ts';

const program = new Command('prowflow')
  .description("Prow, Kubernetes' CI/CD system and GitHub bot, as a Temporal application")
  .showHelpAfterError('(--help shows what there is)');

addApi(program);
addWorker(program);
addBundle(program);
addDecide(program);
addExplain(program);
addMkpj(program);
addMkpod(program);

try {
  await program.parseAsync();
} catch (error) {
  // What an operator can mend is said in a sentence; the name tells which part of the program says so.
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  process.stderr.write(`prowflow: ${text}\n`);
  // A start that fails half-way leaves connections open, which would keep the process.
  process.exit(1);
}
