import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { json } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DecideFigures, measureDecisions } from './bench/config-decide.ts';
import { measureReloads, ReloadFigures } from './bench/config-reload.ts';
import { ConfigTree, writeConfigTree } from './bench/config-tree.ts';

/** Real configuration to make copies of, where it is at hand. */
const ORIGIN = fileURLToPath(new URL('../../shared/conformance', import.meta.url));
const PROWFLOW = fileURLToPath(new URL('../bin/prowflow', import.meta.url));
const COLD_LOADS = 3;

async function bench(isJson: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'prowflow-bench-'));
  try {
    const tree = await writeConfigTree(folder, ORIGIN);
    await writeFile(join(folder, 'tree.json'), JSON.stringify(tree));
    const coldLoadMs = await coldLoad(tree);
    const reload = ReloadFigures.parse(await part('reload', folder));
    const decide = DecideFigures.parse(await part('decide', folder));
    const { jobs, bytes, origin } = tree;
    const cores = availableParallelism();
    const figures = { cores, origin, jobs, files: tree.files.length, bytes, coldLoadMs };
    const all = { ...figures, ...reload, ...decide };
    process.stdout.write(isJson ? `${JSON.stringify(all, undefined, 2)}\n` : table(all));
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Figures = ReloadFigures &
  DecideFigures & {
    readonly cores: number;
    readonly origin: string;
    readonly jobs: number;
    readonly files: number;
    readonly bytes: number;
    readonly coldLoadMs: number;
  };

function table(figures: Figures): string {
  const { cores, origin, jobs, files, bytes, oneFile, everyJob, largeFile } = figures;
  const rows: readonly (readonly [string, number, string])[] = [
    [
      'cold load, ms (prowflow decide without cases, the whole process)',
      figures.coldLoadMs,
      '1500',
    ],
    ['reload after one file changed, ms', oneFile.medianMs, '300'],
    ['  event-loop delay p99 meanwhile, ms', oneFile.delayP99Ms, '50'],
    ['reload that goes through every job, ms', everyJob.medianMs, ''],
    ['  event-loop delay p99 meanwhile, ms', everyJob.delayP99Ms, '50'],
    ['reload after a file of 1 MB changed, ms', largeFile.medianMs, ''],
    ['  event-loop delay p99 meanwhile, ms', largeFile.delayP99Ms, '50'],
    ['a look at the files, each second, ms', figures.lookMs, ''],
    ['resident memory of the process that reloads, MB', figures.memoryMb, ''],
    ['decide 3,000 files x 300 conditional jobs, cold, ms', figures.decideColdMs, '250'],
    ['decide 3,000 files x 300 conditional jobs, warm, ms', figures.decideWarmMs, '250'],
  ];
  const head = `${String(jobs)} jobs in ${String(files)} files (${String(bytes)} bytes, from ${origin}), ${String(cores)} cores\n`;
  return head + rows.map(([what, value, most]) => line(what, value, most)).join('');
}

function line(what: string, value: number, most: string): string {
  const target = most === '' ? '' : `  at most ${most}`;
  return `${what.padEnd(70)}${value.toFixed(0).padStart(6)}${target}\n`;
}

/** The median of some fresh processes, as a user starts them. */
async function coldLoad({ config, jobConfig }: ConfigTree): Promise<number> {
  const times: number[] = [];
  for (let load = 0; load < COLD_LOADS; load += 1) {
    const began = performance.now();
    const files = ['--config-path', config, '--job-config-path', jobConfig];
    const child = spawn(PROWFLOW, ['decide', ...files], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await once(child, 'exit');
    if (child.exitCode !== 0) throw new Error('the configuration does not load');
    times.push(performance.now() - began);
  }
  return times.toSorted((one, other) => one - other)[Math.floor(COLD_LOADS / 2)] ?? 0;
}

/** Measures a part in a process of its own, so that nothing is warm that would not be. */
async function part(name: string, folder: string): Promise<unknown> {
  const script = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [script, '--part', name, '--folder', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return json(child.stdout);
}

async function measured(name: string, folder: string): Promise<unknown> {
  if (name === 'decide') return measureDecisions();
  const tree = ConfigTree.parse(JSON.parse(await readFile(join(folder, 'tree.json'), 'utf8')));
  return measureReloads(tree);
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    part: { type: 'string' },
    folder: { type: 'string', default: '' },
  },
});
if (values.part === undefined) await bench(values.json);
else process.stdout.write(JSON.stringify(await measured(values.part, values.folder)));
