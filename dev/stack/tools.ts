import { join } from 'node:path';
import type { Progress } from '../progress.ts';
import { ensureBaseLayer, hasBaseLayer } from './base-layer.ts';
import { run, which } from './command.ts';
import { givenCluster, givenTemporal } from './given.ts';
import { buildGoTool, cachedPath, isBuilt } from './go-build.ts';
import { withLock } from './lock.ts';
import { ensurePrerequisites, NEEDED_BY } from './packages.ts';
import { cacheFolder } from './paths.ts';
import { GO_TOOLS, type ToolName } from './tool-table.ts';

/** What each mode of the local Kubernetes runs. */
export const KUBERNETES_TOOLS = {
  'control-plane': ['kube-apiserver'],
  full: ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubelet'],
} satisfies Record<string, readonly ToolName[]>;

/** The path of a program: built into the cache if it is not there, while no other start builds the same. */
export async function ensureTool(
  name: ToolName,
  progress: Progress,
  position = '',
): Promise<string> {
  const tool = GO_TOOLS[name];
  const path = await cachedPath(tool);
  if (await isBuilt(path)) return path;
  const waits = (): void => {
    progress.note(`another start is building ${name}: waiting for it`);
  };
  // One lock for all: two Go builds at once on a small machine only take each other's time.
  const build = async (): Promise<void> => {
    if (await isBuilt(path)) return;
    const title = `${position}building ${name} v${tool.version} (about ${tool.takes} the first time, then cached)`;
    await progress.step(title, () => buildGoTool(tool, path));
  };
  await withLock(join(cacheFolder(), '.build.lock'), build, waits);
  return path;
}

/** Builds those of the programs that are missing, each with its place among them: `[2/5]`. */
export async function ensureTools<Name extends ToolName>(
  names: readonly Name[],
  progress: Progress,
): Promise<(name: Name) => string> {
  const missing = await notBuilt(names);
  for (const [index, name] of missing.entries()) {
    await ensureTool(name, progress, position(index, missing.length));
  }
  const paths = new Map<Name, string>();
  for (const name of names) paths.set(name, await cachedPath(GO_TOOLS[name]));
  return (name) => paths.get(name) ?? name;
}

async function notBuilt<Name extends ToolName>(names: readonly Name[]): Promise<readonly Name[]> {
  const built = await Promise.all(
    names.map(async (name) => isBuilt(await cachedPath(GO_TOOLS[name]))),
  );
  return names.filter((_name, index) => built[index] === false);
}

const position = (index: number, count: number): string =>
  `[${String(index + 1)}/${String(count)}] `;

/** The S3 server that jobs of the demo upload to, and that tests of the artifact store run against. */
export async function versitygwBinary(progress: Progress): Promise<string> {
  return ensureTool('versitygw', progress);
}

const kubectlOnPath = () => workingOnPath('kubectl', ['version', '--client']);
const temporalOnPath = () => workingOnPath('temporal', ['--version']);

/** A `kubectl`: the one on PATH, else one of the cluster's own version. */
export async function kubectlBinary(progress: Progress): Promise<string> {
  return (await kubectlOnPath()) ?? ensureTool('kubectl', progress);
}

/** A `temporal`: the one on PATH, else the one we build. */
export async function temporalTool(progress: Progress): Promise<string> {
  return (await temporalOnPath()) ?? ensureTool('temporal', progress);
}

async function workingOnPath(name: string, args: readonly string[]): Promise<string | undefined> {
  const path = await which(name);
  if (path === undefined) return undefined;
  const works = await run(path, args).then(
    () => true,
    () => false,
  );
  return works ? path : undefined;
}

/** Fetches and builds everything that `npm start` and `npm test` need and that is not there yet, in order, as `[k/n]`. */
export async function buildAll(progress: Progress): Promise<void> {
  const mode = process.getuid?.() === 0 ? 'full' : 'control-plane';
  const wanted: ToolName[] = [];
  let needsBaseLayer = false;
  if (givenCluster() === undefined) {
    await ensurePrerequisites(NEEDED_BY[mode], progress);
    wanted.push(...KUBERNETES_TOOLS[mode]);
    if ((await kubectlOnPath()) === undefined) wanted.push('kubectl');
    needsBaseLayer = mode === 'full' && !(await hasBaseLayer());
  }
  if (givenTemporal() === undefined && (await temporalOnPath()) === undefined) {
    wanted.push('temporal');
  }
  wanted.push('versitygw');
  const missing = await notBuilt(wanted);
  const steps: ((at: string) => Promise<unknown>)[] = missing.map(
    (name) => (at) => ensureTool(name, progress, at),
  );
  if (needsBaseLayer) steps.push((at) => ensureBaseLayer(progress, at));
  for (const [index, step] of steps.entries()) await step(position(index, steps.length));
}
