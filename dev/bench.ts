import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { usageOf } from './bench/cpu.ts';
import { measure, start, type Target } from './bench/load.ts';
import { SCENARIOS } from './bench/upstream.ts';
import { startProduct } from './demo/product.ts';
import { consoleProgress } from './progress.ts';
import { runningDaemons } from './stack/daemon.ts';
import { startKubernetes } from './stack/kubernetes.ts';
import { instancePaths, partFolder, type Part } from './stack/paths.ts';
import { reservePorts } from './stack/settings.ts';
import { removeInstance } from './stack/stop.ts';
import { startTemporal } from './stack/temporal.ts';
import { kubectlBinary } from './stack/tools.ts';

const INSTANCE = 'test-bench';
const NAMESPACE = 'test-pods';
const SECRET = 'bench';
/** GitHub.com takes 3 writes a second; the question here is how fast we are. */
const WRITES_PER_MINUTE = '60000';

const progress = consoleProgress();

/** One presubmit that always runs, for org/repo: what upstream was measured with. */
const CONFIGURATION = {
  config: stringify({ pod_namespace: NAMESPACE, prowjob_namespace: 'default', plank: {} }),
  jobs: stringify({
    presubmits: {
      'org/repo': [
        {
          name: 'unit',
          always_run: true,
          spec: { containers: [{ image: 'x', command: ['true'] }] },
        },
      ],
    },
  }),
  plugins: stringify({ plugins: { 'org/repo': { plugins: ['trigger'] } } }),
};

async function bench(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
  const common = { instance: INSTANCE, progress, fresh: true };
  const [temporal, kubernetes] = await Promise.all([
    startTemporal(common),
    startKubernetes({ ...common, mode: 'control-plane' }),
  ]);
  const { kubeconfig } = kubernetes;
  const port = await reservePorts(instancePaths(INSTANCE), ['github', 'kubectl-proxy']);
  const githubLog = join(await mkdtemp(join(tmpdir(), 'prowflow-bench-')), 'github.ndjson');
  const kubectl = await kubectlBinary(progress);
  const helpers = [
    start('fake-github.mjs', String(port('github')), githubLog),
    spawn(
      kubectl,
      [`--kubeconfig=${kubeconfig}`, 'proxy', `--port=${String(port('kubectl-proxy'))}`],
      {
        stdio: 'ignore',
      },
    ),
  ];
  try {
    const product = await startProduct({
      instance: INSTANCE,
      progress,
      temporalAddress: temporal.address,
      kubeconfig,
      githubApi: `http://127.0.0.1:${String(port('github'))}`,
      githubToken: 'bench',
      webhookSecret: SECRET,
      configuration: CONFIGURATION,
      workerArguments: ['--github-writes-per-minute', WRITES_PER_MINUTE],
    });
    const target: Target = {
      hookUrl: product.hookUrl,
      webhookSecret: SECRET,
      kubernetesUrl: `http://127.0.0.1:${String(port('kubectl-proxy'))}`,
      namespace: NAMESPACE,
      githubLog,
    };
    // The first jobs of a new process pay for its warming up, which no user sees twice.
    await progress.step('warming up', () => measure({ count: 10, perSecond: 5 }, target));
    for (const scenario of values.quick ? SCENARIOS.slice(0, 1) : SCENARIOS) {
      const before = await usage();
      const report = await measure(scenario, target);
      const after = await usage();
      const { count, perSecond, upstream } = scenario;
      process.stdout.write(`\n${String(count)} webhooks, ${String(perSecond)} a second\n${report}`);
      process.stdout.write(`${costs(before, after, count)}\nupstream: ${upstream}\n`);
    }
  } finally {
    for (const helper of helpers) helper.kill();
    await removeInstance(INSTANCE, progress);
  }
}

type Usage = ReadonlyMap<string, Awaited<ReturnType<typeof usageOf>>>;

async function usage(): Promise<Usage> {
  const parts: readonly Part[] = ['prowflow', 'temporal', 'kubernetes'];
  const folders = parts.map((part) => partFolder(instancePaths(INSTANCE), part));
  const daemons = (await Promise.all(folders.map(runningDaemons))).flat();
  const used = daemons.map(
    async ({ name, identity }) => [name, await usageOf(identity.pid)] as const,
  );
  return new Map(await Promise.all(used));
}

/** Processor time a job and memory, of each process. */
function costs(before: Usage, after: Usage, jobs: number): string {
  const each = [...after].map(([name, { cpuMs, rssMb }]) => {
    const used = Math.round((cpuMs - (before.get(name)?.cpuMs ?? 0)) / jobs);
    return `${name} ${String(used)} ms, ${String(rssMb)} MB`;
  });
  return `CPU a job and memory: ${each.join(' · ')}`;
}

await bench();
