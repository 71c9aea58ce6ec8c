import { object } from '../read/object.ts';
import { described, titled } from '../read/reader.ts';
import { filledText, flag } from '../read/scalars.ts';
import { repeatedRepos, repos } from './repos.ts';
import { listSection } from './section.ts';

/** Prow: pkg/plugins/config.go `Approve`. */
export const approve = listSection(
  'The plugin approve.',
  titled(
    'Approve',
    object({
      repos,
      issue_required: described('Approval needs an issue that the pull request names.', flag),
      require_self_approval: described(
        'Authors who may approve have to say so; by default their pull request is approved by them.',
        flag,
      ),
      lgtm_acts_as_approve: described('/lgtm approves as well.', flag),
      ignore_review_state: described(
        'Reviews on GitHub count for nothing; by default they approve or take approval back.',
        flag,
      ),
      commandHelpLink: described(
        'The page that explains the commands; by default https://go.k8s.io/bot-commands.',
        filledText,
      ),
      pr_process_link: described('The page that explains how code is reviewed.', filledText),
    }),
  ),
  repeatedRepos('approve'),
);
