import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { listOf, mapOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { problemAt, within } from '../read/place.ts';
import type { Read } from '../read/reader.ts';
import { described, titled } from '../read/reader.ts';
import { filledText, flag, text } from '../read/scalars.ts';
import { textDuration } from '../read/text-duration.ts';
import { rerunAuth, rerunAuthProblem } from '../schema/rerun-auth.ts';
import { syntaxProblems } from '../syntax-problems.ts';
import { templateProblems } from '../template-problems.ts';
import type { Section } from './section.ts';
import { spyglassProblems } from './spyglass-problems.ts';
import { spyglass } from './spyglass.ts';

const externalLog = titled(
  'ExternalAgentLog',
  object({
    agent: described('Agent whose jobs are meant.', text),
    selector: described('Label selector of the runs that are meant.', text),
    url_template: described('Go template over the ProwJob of the address of its log.', text),
  }),
);

const rerunEntry = titled(
  'RerunAuthEntry',
  object({
    repo: described("An org or a repository (org/repo); '*' or nothing is all.", text),
    cluster: described("A build cluster; '*' or nothing is all.", text),
    rerun_auth_configs: described('Who may run these jobs again.', rerunAuth),
  }),
);

const branding = object({
  logo: described('Address of the logo.', filledText),
  favicon: described('Address of the small picture in the browser tab.', filledText),
  background_color: described('CSS color of the pages.', filledText),
  header_color: described('CSS color of their head.', filledText),
});

const read = described(
  'The web pages.',
  object({
    spyglass: described('The page of a run.', spyglass),
    tide_update_period: described('How often the state of merges is asked for; 10s.', textDuration),
    hidden_repos: described('Orgs and repositories (org/repo) that are not shown.', listOf(text)),
    external_agent_logs: described('Logs of jobs that others run.', listOf(externalLog)),
    branding: described('How the pages look.', branding),
    google_analytics: described('Tracking code of Google Analytics.', filledText),
    rerun_auth_configs: described(
      "Old form of default_rerun_auth_configs, by '*', org or org/repo.",
      mapOf(rerunAuth),
    ),
    default_rerun_auth_configs: described(
      'Who may run jobs again; the last entry that matches counts.',
      listOf(rerunEntry),
    ),
    skip_storage_path_validation: described(
      'Artifacts of any bucket may be shown; only a plain false forbids it.',
      flag,
    ),
    additional_allowed_buckets: described(
      'Buckets whose artifacts may be shown, besides those that jobs upload to.',
      listOf(text),
    ),
  }),
);
type Deck = Read<typeof read>;

/** Prow: pkg/config/config.go `Deck`. */
export const deck: Section<Deck> = {
  read,
  problems(written) {
    const { value, place } = written;
    return [
      ...spyglassProblems({ value: value.spyglass ?? {}, place: within(place, 'spyglass') }),
      ...bucketProblems(written),
      ...rerunProblems(written),
      ...externalLogProblems(written),
    ];
  },
};

/** Prow: pkg/config/config.go `Deck.Validate`. */
function bucketProblems({ value, place }: Placed<Deck>): readonly Problem[] {
  const buckets = value.additional_allowed_buckets ?? [];
  if (buckets.length === 0 || value.skip_storage_path_validation === false) return [];
  const says = 'additional_allowed_buckets needs skip_storage_path_validation: false';
  return [problemAt(within(place, 'additional_allowed_buckets'), says)];
}

/** Prow: pkg/config/config.go `FinalizeDefaultRerunAuthConfigs`, `Deck.Validate`. */
function rerunProblems({ value, place }: Placed<Deck>): readonly Problem[] {
  const byRepo = Object.entries(value.rerun_auth_configs ?? {}).map(([repo, auth]) => {
    return { auth, place: within(place, 'rerun_auth_configs', repo) };
  });
  const entries = (value.default_rerun_auth_configs ?? []).map((entry, index) => {
    const at = within(place, 'default_rerun_auth_configs', index);
    return { auth: entry.rerun_auth_configs ?? {}, place: within(at, 'rerun_auth_configs') };
  });
  const isTwofold = byRepo.length > 0 && entries.length > 0;
  const says =
    'rerun_auth_configs and default_rerun_auth_configs exclude each other; keep the latter';
  return [
    ...(isTwofold ? [problemAt(within(place, 'rerun_auth_configs'), says)] : []),
    ...[...byRepo, ...entries].flatMap((entry) => {
      const problem = rerunAuthProblem(entry.auth);
      return problem === undefined ? [] : [problemAt(entry.place, problem)];
    }),
  ];
}

/** Prow: pkg/config/config.go `parseProwConfig`. */
function externalLogProblems({ value, place }: Placed<Deck>): readonly Problem[] {
  return (value.external_agent_logs ?? []).flatMap((log, index) => {
    const at = within(place, 'external_agent_logs', index);
    return [
      ...templateProblems(within(at, 'url_template'), log.url_template),
      ...syntaxProblems(within(at, 'selector'), 'label selector', log.selector),
    ];
  });
}
