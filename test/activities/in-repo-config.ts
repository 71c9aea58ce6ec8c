import { loadConfig } from '../../src/config/load-config.ts';
import type { ConfigSnapshot } from '../../src/ports/config-source.ts';
import type { InRepoFiles } from '../../src/ports/in-repo-files.ts';
import { CONFIG } from '../workflows/config.ts';

const MAIN = 'in_repo_config: { enabled: { org/repo: true } }';
const JOBS = `
presubmits:
  org/repo:
  - { name: unit, always_run: true, spec: { containers: [{ image: alpine }] } }
  - name: polite
    trigger: '(?m)^please test$'
    rerun_command: please test
    spec: { containers: [{ image: alpine }] }
postsubmits:
  org/repo:
  - { name: deploy, spec: { containers: [{ image: alpine }] } }
`;

/** org/repo may define jobs of its own beside the operators' `unit`, `polite` and `deploy`. */
export function inRepoConfig(): ConfigSnapshot {
  const main = { path: 'config.yaml', text: MAIN };
  const loaded = loadConfig({ main, jobs: [{ path: 'jobs.yaml', text: JOBS }] });
  if (loaded.ok) return { ...CONFIG, config: loaded.value };
  throw new Error(JSON.stringify(loaded.problems));
}

/** A file of one presubmit, by default one that always runs, and one postsubmit. */
export function ownFiles(name: string, more = 'always_run: true'): InRepoFiles {
  const spec = 'spec: { containers: [{ image: alpine }] }';
  const text = `
presubmits:
- { name: ${name}, ${more}, ${spec} }
postsubmits:
- { name: publish-${name}, ${spec} }
`;
  return { files: [{ path: '.prow.yaml', text }], problems: [] };
}
