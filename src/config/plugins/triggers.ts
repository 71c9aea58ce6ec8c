import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import type { Read } from '../read/reader.ts';
import { filledText, flag, text, wholeNumber } from '../read/scalars.ts';
import { repos } from './repos.ts';
import { listSection } from './section.ts';

const prominentInvite = titled(
  'ProminentOrgInvite',
  object({
    disabled: described('Nobody is invited so.', flag),
    merged_pr_threshold: described('Merged pull requests before it; by default 3.', wholeNumber),
    message: described('What it says; {join_org_url} is replaced.', filledText),
  }),
);

const trigger = titled(
  'Trigger',
  object({
    repos,
    trusted_apps: described(
      'Apps whose pull requests are trusted, by login without [bot].',
      listOf(text),
    ),
    trusted_org: described(
      "Deprecated: an org whose members are trusted besides the pull request's own.",
      filledText,
    ),
    join_org_url: described('The page that says how to join the org.', filledText),
    only_org_members: described('Collaborators are not trusted, only members of the org.', flag),
    ignore_ok_to_test: described('/ok-to-test has no effect.', flag),
    trigger_github_workflows: described('Commands run failed GitHub workflows again.', flag),
    org_invite: described(
      'How people who are no members are asked to join.',
      object({ prominent: described('The message to those who come often.', prominentInvite) }),
    ),
  }),
);
/** Prow: pkg/plugins/config.go `Trigger`. */
export type WrittenTrigger = Read<typeof trigger>;

export const triggers = listSection('Whose pull requests are tested: the plugin trigger.', trigger);
