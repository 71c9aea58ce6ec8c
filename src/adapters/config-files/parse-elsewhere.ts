import { Worker } from 'node:worker_threads';
import type { Problem } from '../../config/problem.ts';
import { parseYaml } from '../../config/yaml.ts';
import type { SourceFile, YamlFile } from '../../config/yaml.ts';

/** The parts of a {@link YamlFile} that can be sent from thread to thread. */
export interface ParsedElsewhere {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Parses a file in another thread, for files that would keep this one for too long. Only places are looked up here, by
 * parsing once more: of files with problems.
 */
export async function parseElsewhere(source: SourceFile): Promise<YamlFile> {
  const worker = new Worker(new URL('parse-worker.ts', import.meta.url));
  try {
    const { value, problems, warnings } = await answer(worker, source);
    let here: YamlFile | undefined;
    const positionOf: YamlFile['positionOf'] = (path) => {
      here ??= parseYaml(source);
      return here.positionOf(path);
    };
    return { path: source.path, value, problems, warnings, positionOf };
  } finally {
    await worker.terminate();
  }
}

function answer(worker: Worker, source: SourceFile): Promise<ParsedElsewhere> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(source);
  });
}
