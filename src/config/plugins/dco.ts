import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { filledText, flag, text } from '../read/scalars.ts';
import { wholeSection } from './section.ts';

/** By org, org/repo or `*`. Prow: pkg/plugins/config.go `Dco`. */
export const dco = wholeSection(
  'By org, org/repo or * for all, whose commits need a sign-off: the plugin dco.',
  mapOf(
    titled(
      'Dco',
      object({
        skip_dco_check_for_members: described('Members of the org need not sign off.', flag),
        trusted_apps: described(
          'Apps that need not sign off, by login without [bot].',
          listOf(text),
        ),
        trusted_org: described(
          'The org whose members need not sign off; by default that of the pull request.',
          filledText,
        ),
        skip_dco_check_for_collaborators: described('Collaborators need not sign off.', flag),
        contributing_repo: described('The repository of CONTRIBUTING.md.', filledText),
        contributing_branch: described('The branch of CONTRIBUTING.md.', filledText),
        contributing_path: described('The path of CONTRIBUTING.md.', filledText),
      }),
    ),
  ),
);
