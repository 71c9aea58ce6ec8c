import type { Problem } from '../problem.ts';
import { problemAt } from '../read/place.ts';
import type { Lint, LintShard } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `validateAdditionalConfigIsInOrgRepoDirectoryStructure`. */
export const validateSupplementalProwConfigHierarchy: Lint = {
  name: 'validate-supplemental-prow-config-hierarchy',
  help: 'A supplemental file in a directory ORG speaks of something else than that org, or one in ORG/REPO of something else than that repository: who owns the directory does not own that.',
  runs: 'by-default',
  find: ({ shards }) => shards.flatMap(misplaced),
};

/** Files at the top of a supplemental directory may speak of anything. */
function misplaced({ path, folders, subjects }: LintShard): readonly Problem[] {
  if (folders.length === 0) return [];
  const owner = folders.join('/');
  if (folders.length > 2) {
    const says = `a supplemental file is at most in ORG/REPO, not in ${owner}; move it up`;
    return [{ file: path, says }];
  }
  return subjects
    .filter(({ name }) => name !== owner)
    .map(({ name, place }) => {
      const what = name === '*' ? 'all repositories' : name;
      return problemAt(place, `a file in ${owner} speaks of ${owner} only, not of ${what}`);
    });
}
