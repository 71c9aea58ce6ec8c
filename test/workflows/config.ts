import { loadConfig } from '../../src/config/load-config.ts';
import { loadPlugins } from '../../src/config/load-plugins.ts';
import type { Loaded } from '../../src/config/problem.ts';
import type { ConfigSnapshot } from '../../src/ports/config-source.ts';

const MAIN = 'plank: {}\npod_namespace: test-pods\nprowjob_namespace: prowjobs\n';
const JOBS = `
presubmits:
  org/repo:
  - name: unit
    always_run: true
    spec: { containers: [{ image: alpine, command: ['true'] }] }
  - name: limited
    max_concurrency: 1
    spec: { containers: [{ image: alpine, command: ['true'] }] }
  - name: docs
    spec: { containers: [{ image: alpine, command: ['true'] }] }
postsubmits:
  org/repo:
  - name: deploy
    branches: [main]
    spec: { containers: [{ image: alpine, command: ['true'] }] }
`;
const PLUGINS = 'plugins: { org/repo: { plugins: [trigger, hold, label] } }';

/** The jobs of org/repo: `unit` (always), `docs` and `limited` (only when asked) and the postsubmit `deploy` of main. */
export const CONFIG: ConfigSnapshot = {
  config: valueOf(
    loadConfig({
      main: { path: 'config.yaml', text: MAIN },
      jobs: [{ path: 'jobs.yaml', text: JOBS }],
    }),
  ),
  plugins: valueOf(loadPlugins({ path: 'plugins.yaml', text: PLUGINS })),
};

function valueOf<T>(loaded: Loaded<T>): T {
  if (loaded.ok) return loaded.value;
  throw new Error(JSON.stringify(loaded.problems));
}
