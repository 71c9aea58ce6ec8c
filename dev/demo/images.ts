import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPodutilsFiles } from '../podutils-image.ts';
import type { Progress } from '../progress.ts';
import { buildImage } from '../stack/images.ts';
import { OWN_IMAGES } from './configuration.ts';

const NODE = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

/** Makes the images that the demo's Pods run, where this instance does not have them yet. */
export async function makeImages(instance: string, progress: Progress): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'prowflow-podutils-'));
  try {
    await buildPodutilsFiles(folder);
    await buildImage({
      instance,
      progress,
      name: OWN_IMAGES.podutils,
      layers: [{ from: folder, to: '/' }],
      config: { entrypoint: ['/usr/local/bin/node', '/podutils/main.mjs'] },
    });
    await buildImage({
      instance,
      progress,
      name: OWN_IMAGES.job,
      layers: [{ from: NODE, to: '/usr/local/bin/node' }],
      config: { cmd: ['node'] },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
