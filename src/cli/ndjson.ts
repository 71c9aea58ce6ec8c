import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

/** A line of a stream that is no JSON value. `lineNumber` counts from 1. */
export interface JsonLine {
  readonly lineNumber: number;
  readonly value: unknown;
}

/** The values of a stream of JSON, one a line; empty lines do not count. Throws for a line that is no JSON. */
export async function* readNdjson(input: NodeJS.ReadableStream): AsyncGenerator<JsonLine> {
  let lineNumber = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    lineNumber += 1;
    if (line.trim() !== '') yield { lineNumber, value: parsed(line, lineNumber) };
  }
}

/** Writes each value as a line of JSON, no faster than the other end reads. */
export async function writeNdjson(
  values: AsyncIterable<unknown> | Iterable<unknown>,
  output: NodeJS.WritableStream,
): Promise<void> {
  await pipeline(linesOf(values), output, { end: false });
}

async function* linesOf(
  values: AsyncIterable<unknown> | Iterable<unknown>,
): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}

function parsed(line: string, lineNumber: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`line ${lineNumber} is no JSON; each line must be one JSON value`, { cause });
  }
}
