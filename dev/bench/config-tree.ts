import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { readJobFile } from '../../src/config/schema/job-file.ts';
import { parseYaml } from '../../src/config/yaml.ts';
import { GENERATED_MAIN, generatedSamples } from './config-samples.ts';

/** A configuration of the size of kubernetes/test-infra's, on disk. */
export const ConfigTree = z.object({
  config: z.string(),
  jobConfig: z.string(),
  files: z.array(z.string()),
  jobs: z.number(),
  bytes: z.number(),
  /** What it was made from. */
  origin: z.string(),
});
export type ConfigTree = z.infer<typeof ConfigTree>;

/** A job file that copies are made of. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

interface CountedSample extends Sample {
  readonly jobNames: ReadonlySet<string>;
  readonly jobs: number;
  /** Presets are for all files, so a file with some can be there once only. */
  readonly hasPresets: boolean;
}

const JOBS = 4_000;
const FILES = 600;

/** Writes such a configuration below `folder`: copies of the jobs in `origin`, or of generated ones where it is absent. */
export async function writeConfigTree(folder: string, origin: string): Promise<ConfigTree> {
  const real = await realSamples(origin);
  const main = real ? await readFile(join(origin, 'config.yaml'), 'utf8') : GENERATED_MAIN;
  const samples = (real ?? generatedSamples()).map(counted);
  const copies = chosen(samples).map((sample, index) => copyOf(sample, index));
  const config = join(folder, 'config.yaml');
  const jobConfig = join(folder, 'jobs');
  await mkdir(jobConfig, { recursive: true });
  await writeFile(config, main);
  for (const { name, text } of copies) await writeFile(join(jobConfig, name), text);
  return {
    config,
    jobConfig,
    files: copies.map(({ name }) => join(jobConfig, name)),
    jobs: copies.reduce((sum, { jobs }) => sum + jobs, 0),
    bytes: copies.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    origin: real ? origin : 'generated',
  };
}

async function realSamples(origin: string): Promise<readonly Sample[] | undefined> {
  const root = join(origin, 'jobs');
  const entries = await readdir(root, { recursive: true }).catch(() => []);
  const paths = entries.filter((path) => path.endsWith('.yaml')).toSorted();
  if (paths.length === 0) return undefined;
  return Promise.all(
    paths.map(async (path) => ({
      name: basename(path),
      text: await readFile(join(root, path), 'utf8'),
    })),
  );
}

function counted(sample: Sample): CountedSample {
  const file = readJobFile(parseYaml({ path: sample.name, text: sample.text }));
  const ofRepos = [...Object.values(file.presubmits), ...Object.values(file.postsubmits)].flat();
  const names = [...ofRepos, ...file.periodics].map(({ value }) => value.name ?? '');
  const hasPresets = file.presets.length > 0;
  return { ...sample, jobNames: new Set(names), jobs: names.length, hasPresets };
}

/** Each sample once, then again as often as it takes: small ones where there would be too many jobs for the files. */
function chosen(samples: readonly CountedSample[]): readonly CountedSample[] {
  const repeatable = samples.filter(({ hasPresets }) => !hasPresets);
  const small = repeatable.filter(({ jobs }) => jobs <= JOBS / FILES);
  const files = [...samples];
  let jobs = samples.reduce((sum, sample) => sum + sample.jobs, 0);
  while (files.length < FILES) {
    const isAhead = jobs * FILES > files.length * JOBS;
    const from = isAhead && small.length > 0 ? small : repeatable;
    const next = from[files.length % from.length];
    if (next === undefined) break;
    files.push(next);
    jobs += next.jobs;
  }
  return files;
}

const NAME_LINE = /^(\s*(?:- )?(name|context):\s*)(["']?)([^\s"'#]+)\3(?=\s*(?:#.*)?$)/gm;

/** A copy with names and contexts of its own. */
function copyOf(sample: CountedSample, index: number): CountedSample {
  const text = sample.text.replace(
    NAME_LINE,
    (line: string, start: string, key: string, quote: string, name: string) =>
      key === 'context' || sample.jobNames.has(name)
        ? `${start}${quote}${name}-${String(index)}${quote}`
        : line,
  );
  return { ...sample, name: `${String(index)}-${sample.name}`, text };
}
