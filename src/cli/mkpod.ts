import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { Option } from 'commander';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { problemText } from '../config/problem.ts';
import { readProwJob } from '../config/read-prow-job.ts';
import { parseYaml } from '../config/yaml.ts';
import type { YamlFile } from '../config/yaml.ts';
import { podFor } from '../pods/pod-for.ts';
import { LABEL } from '../prowjob/labels.ts';
import type { Pod } from '../prowjob/pod-spec.ts';
import type { ProwJob } from '../prowjob/spec.ts';
import { readNdjson, writeNdjson } from './ndjson.ts';
import type { JsonLine } from './ndjson.ts';
import { ProblemsError } from './problems/problems-error.ts';

interface MkpodOptions {
  readonly prowJob?: string;
  readonly buildId?: string;
  readonly stdin?: true;
  readonly output: 'yaml' | 'ndjson';
}

/** Adds `prowflow mkpod`: the Pod of a ProwJob, or of each ProwJob on standard input. Prow: cmd/mkpod. */
export function addMkpod(program: Command): void {
  program
    .command('mkpod')
    .description('print the Pod that runs a ProwJob')
    .option('--prow-job <file>', 'the ProwJob as YAML or JSON; - is standard input')
    .option('--build-id <id>', 'build id of the run; without it, the one in the ProwJob’s status')
    .option('--stdin', 'read ProwJobs from standard input as JSON, one a line')
    .addOption(
      new Option('-o, --output <format>', 'yaml for --prow-job, ndjson for --stdin')
        .choices(['yaml', 'ndjson'])
        .default('yaml'),
    )
    .action(mkpod);
}

async function mkpod({ stdin, prowJob, buildId, output }: MkpodOptions): Promise<void> {
  if (stdin) {
    await writeNdjson(podRows(readNdjson(process.stdin), buildId), process.stdout);
    return;
  }
  if (prowJob === undefined) throw new Error('mkpod needs --prow-job FILE or --stdin');
  const pod = standalone(podOf(await prowJobIn(prowJob), buildId));
  process.stdout.write(
    output === 'yaml' ? stringify(pod, { lineWidth: 0 }) : `${JSON.stringify(pod)}\n`,
  );
}

/** One row `{kind, name, pod}` for each ProwJob; throws for a line that holds none, naming line and field. */
export async function* podRows(
  lines: AsyncIterable<JsonLine>,
  buildId?: string,
): AsyncGenerator<{ readonly kind: 'pod'; readonly name: string; readonly pod: Pod }> {
  for await (const { lineNumber, value } of lines) {
    const path = `line ${lineNumber}`;
    const text = JSON.stringify(value);
    const prowJob = prowJobOf({
      path,
      value,
      positionOf: (place) => parseYaml({ path, text }).positionOf(place),
    });
    yield { kind: 'pod', name: prowJob.metadata.name, pod: podOf(prowJob, buildId) };
  }
}

function podOf(prowJob: ProwJob, buildId = prowJob.status.build_id ?? ''): Pod {
  const { metadata, spec } = prowJob;
  if (spec.pod_spec === undefined) {
    throw new Error(`ProwJob ${metadata.name} has no pod_spec: agent ${spec.agent} runs no Pod`);
  }
  return podFor(prowJob, { buildId });
}

async function prowJobIn(path: string): Promise<ProwJob> {
  const text = path === '-' ? await textOf(process.stdin) : await readFile(path, 'utf8');
  const file = parseYaml({ path, text });
  if (file.problems.length > 0) throw new ProblemsError(file.problems);
  return prowJobOf(file);
}

function prowJobOf(file: Pick<YamlFile, 'path' | 'value' | 'positionOf'>): ProwJob {
  const read = readProwJob(file);
  if (!read.ok) throw new ProblemsError(read.problems);
  for (const warning of read.warnings) process.stderr.write(`warning: ${problemText(warning)}\n`);
  return read.value;
}

/** A Pod that someone creates by hand: without the label by which Pods of unknown ProwJobs are swept away. */
function standalone(pod: Pod): Pod {
  const labels = Object.entries(pod.metadata.labels ?? {}).filter(
    ([key]) => key !== LABEL.createdByProw,
  );
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    ...pod,
    metadata: { ...pod.metadata, labels: Object.fromEntries(labels) },
  };
}
