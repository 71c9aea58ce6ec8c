import { parentPort } from 'node:worker_threads';
import { parseYaml } from '../../config/yaml.ts';
import type { SourceFile } from '../../config/yaml.ts';
import type { ParsedElsewhere } from './parse-elsewhere.ts';

// Runs in a thread of its own: parses each file that it is sent.
parentPort?.on('message', (source: SourceFile) => {
  const { value, problems, warnings } = parseYaml(source);
  parentPort?.postMessage({ value, problems, warnings } satisfies ParsedElsewhere);
});
