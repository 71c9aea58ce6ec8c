import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { finished } from '../../config/steps.ts';
import type { Steps } from '../../config/steps.ts';
import { parseYaml } from '../../config/yaml.ts';
import type { SourceFile, YamlFile } from '../../config/yaml.ts';
import { parseElsewhere } from './parse-elsewhere.ts';

/** How a configuration is loaded: at once, or so that the process can do other things meanwhile. */
export interface Pace {
  parse(source: SourceFile): Promise<YamlFile>;
  complete<T>(steps: Steps<T>): Promise<T>;
}

/** For a process that has nothing to do before it has its configuration. */
export const HURRIED: Pace = {
  parse: (source) => Promise.resolve(parseYaml(source)),
  complete: (steps) => Promise.resolve(finished(steps)),
};

/** The longest that others wait, with what one step takes beside it: a hundred times less than a webhook may. */
const SLICE_MS = 8;

/** Parsing cannot be done in steps, and this is parsed in a slice, also when the machine is busy. */
const MAX_LENGTH_HERE = 128 * 1024;

/** For a process that answers webhooks and runs jobs meanwhile. */
export function patient(): Pace {
  let sliceBegan = performance.now();
  const begin = (): void => {
    sliceBegan = performance.now();
  };
  const rest = async (): Promise<void> => {
    if (performance.now() - sliceBegan < SLICE_MS) return;
    await setImmediate();
    begin();
  };
  return {
    async parse(source) {
      await rest();
      return source.text.length > MAX_LENGTH_HERE ? parseElsewhere(source) : parseYaml(source);
    },
    async complete(steps) {
      let step = steps.next();
      while (!step.done) {
        await rest();
        step = steps.next();
      }
      return step.value;
    },
  };
}
