import { problemAt, within } from '../read/place.ts';
import type { Lint } from './rule.ts';

const LISTS = ['allowed_repos', 'denied_repos'] as const;

/** Prow: cmd/checkconfig/main.go `validateConfigUpdaterACLs`, `validateRepoName`. */
export const validateConfigUpdaterAcls: Lint = {
  name: 'validate-config-updater-acls',
  help: 'A list of who may update a ConfigMap by the plugin config-updater has an entry that is neither an org nor org/repo.',
  runs: 'by-default',
  needsPlugins: true,
  find: ({ plugins }) =>
    (plugins?.sections.config_updater ?? []).flatMap(({ value, place }) =>
      Object.entries(value.maps ?? {}).flatMap(([pattern, map]) =>
        LISTS.flatMap((list) =>
          (map[list] ?? []).flatMap((repo, index) => {
            if (/^[^/]+(?:\/[^/]*)?$/.test(repo)) return [];
            const says = `${list} of ${pattern} has "${repo}"; write an org or org/repo`;
            return [problemAt(within(place, 'maps', pattern, list, index), says)];
          }),
        ),
      ),
    ),
};
