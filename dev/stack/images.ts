import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { spawn } from 'node:child_process';
import type { Progress } from '../progress.ts';
import { ensureBaseLayer, sha256Of, type Layer } from './base-layer.ts';
import { run } from './command.ts';
import { inNode } from './node-namespace.ts';
import { planImage, writeImage, type ImageConfig, type ImagePlan } from './oci.ts';
import { cacheFolder } from './paths.ts';

/** An image to be: named folders of the host laid over the base root file system, lowest first. */
export interface ImageOptions {
  /** Instance whose containerd gets it; its Kubernetes must run in the mode `full`. */
  readonly instance: string;
  /** Full name with tag, e.g. `localhost/prowflow/node:24`. Pods need imagePullPolicy IfNotPresent or Never. */
  readonly name: string;
  /** A folder's content (or one file) and the absolute path that it gets in the image. Owned by root there. */
  readonly layers: readonly { readonly from: string; readonly to: string }[];
  readonly config: ImageConfig;
  readonly progress: Progress;
}

/**
 * Makes an OCI image on the base root file system and imports it into the instance's containerd.
 * Nothing is imported when the image there already has the same content. Throws COMMAND_FAILED.
 */
export async function buildImage(options: ImageOptions): Promise<void> {
  const base = await ensureBaseLayer(options.progress);
  const work = join(cacheFolder(), 'images');
  await mkdir(work, { recursive: true });
  const folder = await mkdtemp(join(work, 'making-'));
  try {
    const image = await planOn(base, options, folder);
    if ((await importedDigest(options.instance, options.name)) === image.digest) return;
    await options.progress.step(`importing the image ${options.name}`, async () => {
      const layout = join(folder, 'layout');
      await writeImage(layout, options.name, image);
      await importLayout(options.instance, layout);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function planOn(base: Layer, options: ImageOptions, folder: string): Promise<ImagePlan> {
  const own: Layer[] = [];
  for (const [index, { from, to }] of options.layers.entries()) {
    own.push(await packLayer(from, to, join(folder, `${String(index)}.tar`)));
  }
  const layers = [base, ...own];
  const sizes = await Promise.all(layers.map(async ({ file }) => (await stat(file)).size));
  return planImage(layers, sizes, options.config);
}

/** Packs a folder's content or one file under its path in the image; the same content gives the same bytes. */
export async function packLayer(from: string, to: string, file: string): Promise<Layer> {
  const root = posix.relative('/', posix.normalize(to));
  const isFolder = (await stat(from)).isDirectory();
  const [folder, name] = isFolder ? [from, '.'] : [posix.dirname(from), posix.basename(from)];
  // The name's own characters must not be read as a pattern; `|` cannot be in a path we are given.
  const literal = name.replace(/[.*[\]^$\\]/g, '\\$&');
  const place = root === '' ? '.' : `./${root}`;
  await run('tar', [
    '--create',
    `--file=${file}`,
    `--directory=${folder}`,
    '--format=gnu',
    '--sort=name',
    '--mtime=@0',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=a+rX', // Temporary folders are private; in the image any user may read.
    // `S` leaves the targets of symbolic links alone.
    `--transform=s|^${literal}|${place.replace(/[&\\]/g, '\\$&')}|S`,
    name,
  ]);
  return { file, digest: await sha256Of(file) };
}

async function importedDigest(instance: string, name: string): Promise<string | undefined> {
  const ctr = await inNode(instance, [
    'ctr',
    '--namespace',
    'k8s.io',
    'images',
    'list',
    `name==${name}`,
  ]);
  const table = await run(ctr.command, ctr.args);
  return /sha256:([0-9a-f]{64})/.exec(table)?.[1];
}

/** Streams the layout as one archive: it is never written a second time. */
async function importLayout(instance: string, layout: string): Promise<void> {
  const archive = spawn('tar', ['--create', '--file=-', `--directory=${layout}`, '.'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ctr = await inNode(instance, ['ctr', '--namespace', 'k8s.io', 'images', 'import', '-']);
  await run(ctr.command, ctr.args, { input: archive.stdout });
}
