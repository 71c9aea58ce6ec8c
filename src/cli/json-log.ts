import type { LogEntry } from '@temporalio/worker';

type Output = Pick<NodeJS.WritableStream, 'write'>;

/** Writes one JSON line for each entry; of an error its name and message, never its inside. */
export function jsonLog(entry: LogEntry, output: Output = process.stdout): void {
  const { level, message, timestampNanos, meta } = entry;
  const time = new Date(Number(timestampNanos / 1_000_000n)).toISOString();
  output.write(`${JSON.stringify({ time, level, message, ...meta }, withoutInside)}\n`);
}

/** `this` holds the value as it is; the argument is what its own `toJSON` made of it, which may tell all. */
function withoutInside(
  this: Readonly<Record<string, unknown>>,
  key: string,
  value: unknown,
): unknown {
  const held = this[key];
  if (held instanceof Error) return `${held.name}: ${held.message}`;
  return typeof value === 'bigint' ? String(value) : value;
}
