import { join } from 'node:path';
import { dispatch } from './dispatch.ts';
import { jsonLog, messageOf, type Log } from './log.ts';

/** The static wrapper lies beside the bundle. */
const ENTRYPOINT = join(import.meta.dirname, 'entrypoint');

/** A job can leave any number of files that are worth a warning, and the lines are kept in memory. */
const MOST_LINES = 10_000;

/** Each utility is loaded alone: a Pod starts four of them, and the sidecar stays as long as the test. */
async function main(): Promise<void> {
  const utility = dispatch(process.argv.slice(2), process.env);
  if (utility.kind !== 'sidecar') endOnSignals();
  switch (utility.kind) {
    case 'place-entrypoint': {
      const { copyEntrypoint } = await import('./copy-entrypoint.ts');
      await copyEntrypoint(ENTRYPOINT, utility.destination);
      return;
    }
    case 'clonerefs': {
      const { readClonerefsOptions } = await import('./clonerefs/clonerefs-options.ts');
      const options = readClonerefsOptions(process.env['CLONEREFS_OPTIONS']);
      const { clonerefs } = await import('./clonerefs/clonerefs.ts');
      await clonerefs(options, process.env, stderrLog('clonerefs'));
      return;
    }
    case 'initupload': {
      const { readInituploadOptions } = await import('./initupload/initupload-options.ts');
      const options = readInituploadOptions(process.env['INITUPLOAD_OPTIONS']);
      const { readJobSpec } = await import('./job-spec.ts');
      const { initupload } = await import('./initupload/initupload.ts');
      const spec = readJobSpec(process.env['JOB_SPEC']);
      await initupload(options, spec, new Date(), stderrLog('initupload'));
      return;
    }
    case 'sidecar':
      await runSidecar();
  }
}

/** The first process of a container has no default for signals: without handlers it would only be killed, later. */
function endOnSignals(): void {
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGINT', () => process.exit(130));
}

async function runSidecar(): Promise<void> {
  const interrupt = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      interrupt.abort();
    });
  }
  const lines: string[] = [];
  const log = jsonLog('sidecar', (line) => {
    if (lines.length < MOST_LINES) lines.push(line);
    process.stderr.write(line);
  });
  const { readSidecarOptions } = await import('./sidecar/sidecar-options.ts');
  const options = readSidecarOptions(process.env['SIDECAR_OPTIONS']);
  const { readJobSpec } = await import('./job-spec.ts');
  const spec = readJobSpec(process.env['JOB_SPEC']);
  const { sidecar } = await import('./sidecar/sidecar.ts');
  const failures = await sidecar(options, spec, {
    log,
    logText: () => lines.join(''),
    interrupted: interrupt.signal,
    now: () => new Date(),
  });
  if (failures > 0 && options.entry_error) {
    log.error(`${String(failures)} containers failed`);
    process.exitCode = 1;
  }
}

function stderrLog(component: string): Log {
  return jsonLog(component, (line) => process.stderr.write(line));
}

// The last lines of a container's log are its termination message; deprecations inside of SDKs do not belong there.
process.noDeprecation = true;
try {
  await main();
} catch (error) {
  stderrLog('podutils').error(messageOf(error));
  process.exitCode = 1;
}
