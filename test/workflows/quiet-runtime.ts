import { DefaultLogger, Runtime } from '@temporalio/worker';

/** Keeps the warnings of scripted faults to itself, once for a process and before its first worker. */
export function quietRuntime(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } },
  });
}
