import { DefaultLogger, Runtime, type TelemetryOptions } from '@temporalio/worker';
import { jsonLog } from './json-log.ts';

/** One log for all: what Temporal's core says goes through it too. Its own metrics are served at an address, if any. */
export function installLog(metricsAddress?: string): void {
  const logging = { forward: {}, filter: { core: 'WARN', other: 'WARN' } } as const;
  const metrics = metricsAddress === undefined ? {} : metricsAt(metricsAddress);
  Runtime.install({
    logger: new DefaultLogger('INFO', jsonLog),
    telemetryOptions: { logging, ...metrics },
  });
}

function metricsAt(bindAddress: string): Pick<TelemetryOptions, 'metrics'> {
  const prometheus = { bindAddress, countersTotalSuffix: true, unitSuffix: true };
  return { metrics: { prometheus: { ...prometheus, useSecondsForDurations: true } } };
}

/** Writes a sentence for operators. */
export function info(sentence: string): void {
  Runtime.instance().logger.info(sentence);
}

export function warn(sentence: string): void {
  Runtime.instance().logger.warn(sentence);
}

export function error(sentence: string): void {
  Runtime.instance().logger.error(sentence);
}
