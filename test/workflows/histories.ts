import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import proto from '@temporalio/proto';

/** Where the recorded histories are, one file for each scenario. */
export const HISTORIES = fileURLToPath(new URL('histories', import.meta.url));

const SUFFIX = '.history.json';
const Message = proto.temporal.api.history.v1.History;

/** What a history says of the machine that it was recorded on, and what stands there instead. */
const OF_THE_MACHINE = new Map<string, unknown>([
  ['identity', ''],
  ['stackTrace', ''],
  ['taskQueue', { name: 'recorded' }],
]);

/** The scenarios whose histories are recorded. */
export async function recordedScenarios(): Promise<readonly string[]> {
  const names = await readdir(HISTORIES);
  return names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length));
}

/** Keeps a scenario's history as JSON that people can read and compare. */
export async function writeHistory(scenario: string, history: History): Promise<void> {
  const readable = { longs: String, enums: String, bytes: String };
  const events = Message.toObject(Message.fromObject(history), readable);
  const text = JSON.stringify(events, withoutMachine, 1);
  await writeFile(`${HISTORIES}/${scenario}${SUFFIX}`, `${text}\n`);
}

export async function readHistory(scenario: string): Promise<History> {
  const text = await readFile(`${HISTORIES}/${scenario}${SUFFIX}`, 'utf8');
  return Message.fromObject(JSON.parse(text) as Record<string, unknown>);
}

function withoutMachine(key: string, value: unknown): unknown {
  return OF_THE_MACHINE.has(key) ? OF_THE_MACHINE.get(key) : value;
}
