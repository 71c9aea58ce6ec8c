import { existsSync, mkdtempSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { artifactStores } from '../../../src/adapters/artifacts/stores.ts';
import type { ConfigSource } from '../../../src/ports/config-source.ts';
import { configOf, MAIN } from '../../config/sample.ts';
import { CONFIG } from '../../workflows/config.ts';

/** What reporters that store results need, with a folder as the bucket of all jobs. */
export interface ResultsFolder {
  readonly deps: {
    readonly stores: ReturnType<typeof artifactStores>;
    readonly config: ConfigSource;
    readonly warn: (message: string) => void;
  };
  readonly warnings: readonly string[];
  write(path: string, text: string): void;
  /** The content of a JSON file; `undefined` when it is not there. */
  json(path: string): unknown;
  text(path: string): string;
}

/** `bucket` is instead of a new folder. */
export function resultsFolder(bucket?: string): ResultsFolder {
  const folder = mkdtempSync(join(tmpdir(), 'results-'));
  const named = bucket ?? `file://${folder}`;
  const config = configOf('', MAIN.replace('bucket: logs', `bucket: ${named}`));
  const warnings: string[] = [];
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  return {
    deps: {
      stores: artifactStores({}),
      config: { current: () => ({ ...CONFIG, config }) },
      warn: (message) => warnings.push(message),
    },
    warnings,
    text,
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    json: (path): unknown => (existsSync(join(folder, path)) ? JSON.parse(text(path)) : undefined),
  };
}
