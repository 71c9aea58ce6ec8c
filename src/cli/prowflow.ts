import { Command } from 'commander';
import { failureOf } from './failure.ts';
import { paintFor } from './problems/terminal-paint.ts';

type AddCommand = (program: Command) => void;

/** The commands, by name. Some have large libraries that take a second to load, so only what is asked for is. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  api: async () => (await import('./api.ts')).addApi,
  worker: async () => (await import('./worker.ts')).addWorker,
  bundle: async () => (await import('./bundle.ts')).addBundle,
  decide: async () => (await import('./decide.ts')).addDecide,
  explain: async () => (await import('./explain.ts')).addExplain,
  mkpj: async () => (await import('./mkpj.ts')).addMkpj,
  mkpod: async () => (await import('./mkpod.ts')).addMkpod,
  checkconfig: async () => (await import('./checkconfig.ts')).addCheckconfig,
  schema: async () => (await import('./schema.ts')).addSchema,
  get: async () => (await import('./get.ts')).addGet,
  logs: async () => (await import('./logs.ts')).addLogs,
  abort: async () => (await import('./abort.ts')).addAbort,
  hold: async () => (await import('./hold.ts')).addHold,
  release: async () => (await import('./release.ts')).addRelease,
  rerun: async () => (await import('./rerun.ts')).addRerun,
  retest: async () => (await import('./retest.ts')).addRetest,
};

const program = new Command('prowflow')
  .description("Prow, Kubernetes' CI/CD system and GitHub bot, as a Temporal application")
  .showHelpAfterError('(--help shows what there is)')
  .exitOverride();

const asked = Object.entries(COMMANDS).filter(([name]) => name === process.argv[2]);
for (const [, load] of asked.length > 0 ? asked : Object.entries(COMMANDS)) (await load())(program);

function end(error: unknown): void {
  const { says, exitCode } = failureOf(error, paintFor(process.stderr));
  process.stderr.write(says);
  // A start that fails half-way leaves connections open, which would keep the process.
  process.exit(exitCode);
}

process.stdout.on('error', end);
try {
  await program.parseAsync();
} catch (error) {
  end(error);
}
