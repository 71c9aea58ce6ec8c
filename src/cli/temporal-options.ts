import type { Command } from 'commander';
import type { TemporalAddress } from '../adapters/temporal/connect.ts';
import { readEnv } from './env.ts';

export interface TemporalOptions {
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
}

/** The queue on which workers take workflows and Activities. */
export const TASK_QUEUE = 'prowflow';

/** A pull request's workflow ends an hour after its last event; the next one starts it again. */
export const PULL_IDLE_MS = 3_600_000;

/** Adds the options that say where Temporal is. */
export function addTemporalOptions(command: Command): Command {
  const { temporalAddress, temporalNamespace } = readEnv();
  return command
    .option('--temporal-address <host:port>', 'the Temporal server', temporalAddress)
    .option('--temporal-namespace <name>', 'its namespace', temporalNamespace);
}

export function temporalOf(options: TemporalOptions): TemporalAddress {
  return { address: options.temporalAddress, namespace: options.temporalNamespace };
}
