import { DefaultLogger, Runtime } from '@temporalio/worker';
import { jsonLog } from './json-log.ts';

/** One log for all: what Temporal's core says goes through it too. */
export function installLog(): void {
  Runtime.install({
    logger: new DefaultLogger('INFO', jsonLog),
    telemetryOptions: { logging: { forward: {}, filter: { core: 'WARN', other: 'WARN' } } },
  });
}

/** Writes a sentence for operators. */
export function logLine(level: 'INFO' | 'WARN' | 'ERROR', message: string): void {
  Runtime.instance().logger.log(level, message);
}
