import { problemAt, within } from '../read/place.ts';
import type { Lint } from './rule.ts';

/** Prow: cmd/checkconfig/main.go `validateManagedWebhooks`. */
export const managedWebhooks: Lint = {
  name: 'managed-webhooks',
  help: 'managed_webhooks has an org and a repository of it: every event of the repository comes twice.',
  runs: 'by-default',
  find({ main }) {
    const section = main.sections.managed_webhooks;
    const webhooks = section?.value.org_repo_config ?? {};
    return Object.keys(webhooks).flatMap((repo) => {
      const [org = ''] = repo.split('/');
      if (!section || org === repo || !Object.hasOwn(webhooks, org)) return [];
      const says = `${repo} gets the events of the webhook of ${org} too; keep one of the two`;
      return [problemAt(within(section.place, 'org_repo_config', repo), says)];
    });
  },
};
