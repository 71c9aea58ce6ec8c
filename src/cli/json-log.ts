import type { LogEntry } from '@temporalio/worker';

/** Writes one JSON line to standard output for each entry; of an error its name and message, never its inside. */
export function jsonLog({ level, message, timestampNanos, meta }: LogEntry): void {
  const time = new Date(Number(timestampNanos / 1_000_000n)).toISOString();
  const line = JSON.stringify({ time, level, message, ...meta }, (_key, value: unknown) =>
    value instanceof Error ? `${value.name}: ${value.message}` : value,
  );
  process.stdout.write(`${line}\n`);
}
