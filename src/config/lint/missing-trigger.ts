import type { LoadedJob } from '../checks/loaded-job.ts';
import { grouped } from '../grouped.ts';
import { problemAt } from '../read/place.ts';
import { covers } from './org-repos.ts';
import { reposWithPlugin } from './plugin-repos.ts';
import type { Lint } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `validateTriggers`. */
export const missingTrigger: Lint = {
  name: 'missing-trigger',
  help: 'A repository has presubmits or postsubmits, and the plugin trigger is off for it: no job of it ever starts.',
  runs: 'by-default',
  needsPlugins: true,
  find({ jobs, plugins }) {
    if (!plugins) return [];
    const enabled = reposWithPlugin(plugins, 'trigger');
    const ofRepos: readonly LoadedJob[] = [...jobs.presubmits, ...jobs.postsubmits];
    return [...grouped(ofRepos, ({ repo }) => repo)].flatMap(([repo, [first]]) => {
      if (!first || covers(enabled, repo)) return [];
      const says = `${repo} has jobs, and the plugin trigger is off for it; switch it on in plugins.yaml`;
      return [problemAt(first.place.parent ?? first.place, says)];
    });
  },
};
