import type { PluginHelp } from '../plugin.ts';

const ANYONE = 'Anyone, on a trusted pull request.';
const TRUSTED = 'Members of the trusted organisation, and collaborators.';

/** What the help page says. Prow: pkg/plugins/trigger/trigger.go `helpProvider`. */
export const TRIGGER_HELP: PluginHelp = {
  description:
    'Starts jobs. Presubmits start by themselves on trusted pull requests that are no drafts, when the branch and ' +
    'the changed files fit; postsubmits when commits land. A pull request is trusted when its author is, or when ' +
    'somebody trusted comments /ok-to-test. A new commit, a close and a change to draft abort what still runs.',
  commands: [
    {
      usage: '/ok-to-test [cancel]',
      description: 'Vouches for a pull request and starts its tests; cancel takes the word back.',
      whoCanUse: TRUSTED,
      examples: ['/ok-to-test', '/ok-to-test cancel'],
      isFeatured: false,
    },
    {
      usage: '/test [<job name>|all|?]',
      description: 'Starts a job, or all jobs that start by themselves; ? lists the jobs.',
      whoCanUse: ANYONE,
      examples: ['/test all', '/test pull-unit', '/test ?'],
      isFeatured: true,
    },
    {
      usage: '/test-manual-required',
      description: 'Starts every required job that runs only when asked.',
      whoCanUse: ANYONE,
      examples: ['/test-manual-required'],
      isFeatured: true,
    },
    {
      usage: '/retest',
      description: 'Starts again the jobs that failed, and those that have not reported yet.',
      whoCanUse: ANYONE,
      examples: ['/retest'],
      isFeatured: true,
    },
    {
      usage: '/retest-required',
      description: 'The same, for required jobs.',
      whoCanUse: ANYONE,
      examples: ['/retest-required'],
      isFeatured: true,
    },
  ],
};
