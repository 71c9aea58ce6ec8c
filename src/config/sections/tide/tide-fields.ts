import { listOf, mapOf, placed } from '../../read/collections.ts';
import { object } from '../../read/object.ts';
import type { Read } from '../../read/reader.ts';
import { described, titled } from '../../read/reader.ts';
import { filledText, flag, oneOf, text, wholeNumber } from '../../read/scalars.ts';
import { textDuration } from '../../read/text-duration.ts';
import { gerritRepos } from '../gerrit-repos.ts';
import { contextOptions } from './context-options.ts';
import { mergeMethods } from './merge-methods.ts';
import { tideQuery } from './tide-query.ts';

const commitTemplate = titled(
  'MergeCommitTemplate',
  object({
    title: described('Go template over the pull request for the first line.', filledText),
    body: described('Go template over the pull request for the rest.', filledText),
  }),
);

const gerrit = object({
  queries: described('Gerrit servers and repositories whose changes are merged.', gerritRepos),
  ratelimit: described('How many changes one question to Gerrit asks for; 5.', wholeNumber),
});

const priority = object({
  labels: described('Labels that a pull request has, all of them, to go first.', listOf(text)),
});

/** The section `tide` of config.yaml. Prow: pkg/config/tide.go `Tide`, `TideGitHubConfig`. */
export const tideFields = described(
  'Merging of pull requests.',
  object({
    sync_period: described('How often pull requests are looked at; 1m.', textDuration),
    status_update_period: described(
      'How often the status tide of pull requests is brought up to date; as sync_period.',
      textDuration,
    ),
    queries: described(
      'Which pull requests may be merged: those that one of these finds.',
      listOf(placed(tideQuery)),
    ),
    merge_method: described(
      'How it is merged, by org, org/repo or org/repo@branch; merge.',
      mergeMethods,
    ),
    merge_commit_template: described(
      'What merge commits say, by org or org/repo.',
      mapOf(commitTemplate),
    ),
    target_url: described("Old form of target_urls that has the link of '*'.", filledText),
    target_urls: described("Link of the status tide, by '*', org or org/repo.", mapOf(text)),
    pr_status_base_url: described(
      "Old form of pr_status_base_urls that has the address of '*'.",
      filledText,
    ),
    pr_status_base_urls: described(
      "Address of the page of a person's pull requests, by '*', org or org/repo.",
      mapOf(text),
    ),
    blocker_label: described('Open issues with this label stop merging.', filledText),
    squash_label: described('Pull requests with this label are squashed.', filledText),
    rebase_label: described('Pull requests with this label are rebased.', filledText),
    merge_label: described('Pull requests with this label are merged with a commit.', filledText),
    max_goroutines: described('Read for the sake of Prow; it has no effect.', wholeNumber),
    max_query_concurrency: described('How many searches run at once; 0 is no limit.', wholeNumber),
    batch_size_limit: described(
      "How many pull requests are tested together, by '*', org or org/repo; 0 is no limit, -1 is never.",
      mapOf(wholeNumber),
    ),
    prioritize_existing_batches: described(
      "Pull requests that come later wait for a batch that was tested already, by '*', org or org/repo; true.",
      mapOf(flag),
    ),
    github_merge_blocks_policy: described(
      "What it means that GitHub blocks the merge of a pull request, by '*', org or org/repo; permit.",
      mapOf(oneOf(['ignore', 'permit', 'block'])),
    ),
    context_options: described('Which contexts must be green.', contextOptions),
    priority: described(
      'Which pull requests go before others, the first ones first.',
      listOf(priority),
    ),
    display_all_tide_queries_in_status: described(
      'The status tide speaks of every query, not only of the one that is nearest.',
      flag,
    ),
    gerrit: described('Merging of changes in Gerrit.', gerrit),
  }),
);

export type Tide = Read<typeof tideFields>;
