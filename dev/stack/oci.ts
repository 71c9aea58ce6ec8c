import { createHash } from 'node:crypto';
import { link, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { arch } from 'node:os';
import { join } from 'node:path';
import type { Layer } from './base-layer.ts';

/** How a container of the image starts. `env` as `NAME=value`; `user` as `uid`, `uid:gid` or a name. */
export interface ImageConfig {
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  readonly env?: readonly string[];
  readonly workdir?: string;
  readonly user?: string;
}

/** An image that is ready to be written: its parts that are JSON, and the digest that names all of it. */
export interface ImagePlan {
  readonly layers: readonly Layer[];
  readonly config: string;
  readonly manifest: string;
  /** sha256 of the manifest in hexadecimal digits: the same for the same content. */
  readonly digest: string;
}

const MEDIA = 'application/vnd.oci.image';
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Lays out an image of these layers as the OCI image specification (v1) says. No times are in it, so that the same
 * content has the same digest. `sizes` are the layers' lengths in bytes.
 */
export function planImage(
  layers: readonly Layer[],
  sizes: readonly number[],
  config: ImageConfig,
): ImagePlan {
  const { entrypoint, cmd, env = [], workdir, user } = config;
  const hasPath = env.some((pair) => pair.startsWith('PATH='));
  const configText = JSON.stringify({
    architecture: arch() === 'arm64' ? 'arm64' : 'amd64',
    os: 'linux',
    config: {
      Env: hasPath ? env : [PATH, ...env],
      ...(entrypoint === undefined ? {} : { Entrypoint: entrypoint }),
      ...(cmd === undefined ? {} : { Cmd: cmd }),
      ...(workdir === undefined ? {} : { WorkingDir: workdir }),
      ...(user === undefined ? {} : { User: user }),
    },
    // Layers are not compressed, so a layer's own digest is also that of its content.
    rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => `sha256:${digest}`) },
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: `${MEDIA}.manifest.v1+json`,
    config: {
      mediaType: `${MEDIA}.config.v1+json`,
      digest: `sha256:${sha256(configText)}`,
      size: Buffer.byteLength(configText),
    },
    layers: layers.map(({ digest }, index) => ({
      mediaType: `${MEDIA}.layer.v1.tar`,
      digest: `sha256:${digest}`,
      size: sizes[index] ?? 0,
    })),
  });
  return { layers, config: configText, manifest, digest: sha256(manifest) };
}

/** Writes the image under this name into an empty folder, as an OCI image layout. */
export async function writeImage(folder: string, name: string, image: ImagePlan): Promise<void> {
  const blobs = join(folder, 'blobs', 'sha256');
  await mkdir(blobs, { recursive: true });
  for (const { file, digest } of image.layers) {
    const blob = join(blobs, digest);
    await link(file, blob).catch(() => copyFile(file, blob)); // Another file system cannot link.
  }
  await writeFile(join(blobs, sha256(image.config)), image.config);
  await writeFile(join(blobs, image.digest), image.manifest);
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const entry = {
    mediaType: `${MEDIA}.manifest.v1+json`,
    digest: `sha256:${image.digest}`,
    size: Buffer.byteLength(image.manifest),
    // containerd reads the first; the second is what the specification knows.
    annotations: {
      'io.containerd.image.name': name,
      'org.opencontainers.image.ref.name': name,
    },
  };
  await writeFile(
    join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, manifests: [entry] }),
  );
}
