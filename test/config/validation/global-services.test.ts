import { describe, expect, it } from 'vitest';
import { problemText } from '../../../src/config/problem.ts';
import { futureTokenProblems } from '../../../src/config/sections/managed-webhooks.ts';
import { mainFileOf, mainFileProblems } from '../main-file-of.ts';

const CLIENT = 'gcp: {endpoint_api_consumer_type: PROJECT, endpoint_api_consumer_number: "1"}';
const FILTERS = 'allowed_jobs_filters: [{tenant_id: a}]';

it.each([
  [
    'V82 gerrit.deck_url',
    "gerrit: {deck_url: 'https://exa mple.com/'}",
    'config.yaml:1:20: deck_url is no URL: "exa mple.com" cannot be a host',
  ],
  [
    'V85 both forms of Pub/Sub',
    'pubsub_subscriptions: {}\npubsub_triggers: []',
    'config.yaml:1:23: pubsub_subscriptions and pubsub_triggers exclude each other; keep the latter',
  ],
  [
    'V86 github.link_url',
    'github: {link_url: "127.0.0.1:8080"}',
    'config.yaml:1:20: link_url is no URL: a scheme such as https:// is missing in front',
  ],
  [
    'a pattern of comments on Gerrit',
    "gerrit: {allowed_presubmit_trigger_re: '('}",
    'config.yaml:1:40: allowed_presubmit_trigger_re is no regular expression: missing closing ): `(`',
  ],
  [
    'an unknown log level',
    'log_level: loud',
    'config.yaml:1:12: log_level must be one of panic, fatal, error, warn, warning, info, debug, trace, not "loud"',
  ],
  [
    'an API client that is nobody',
    `gangway: {allowed_api_clients: [{${FILTERS}}]}`,
    'config.yaml:1:33: an API client needs gcp, which says who it is',
  ],
  [
    'an API client of another type',
    `gangway: {allowed_api_clients: [{gcp: {endpoint_api_consumer_type: USER, endpoint_api_consumer_number: "1"}, ${FILTERS}}]}`,
    'config.yaml:1:68: endpoint_api_consumer_type must be PROJECT, not "USER"',
  ],
  [
    'an API client whose number is none',
    `gangway: {allowed_api_clients: [{gcp: {endpoint_api_consumer_type: PROJECT, endpoint_api_consumer_number: one}, ${FILTERS}}]}`,
    'config.yaml:1:107: endpoint_api_consumer_number must be digits, not "one"',
  ],
  [
    'an API client that may start nothing',
    `gangway: {allowed_api_clients: [{${CLIENT}}]}`,
    'config.yaml:1:33: allowed_jobs_filters is empty, so the client may start nothing',
  ],
  [
    'a filter of an API client without a tenant',
    `gangway: {allowed_api_clients: [{${CLIENT}, allowed_jobs_filters: [{}]}]}`,
    'config.yaml:1:136: a filter needs a tenant_id',
  ],
  [
    'an API client that is there twice',
    `gangway:\n  allowed_api_clients:\n  - {${CLIENT}, ${FILTERS}}\n  - {${CLIENT}, ${FILTERS}}`,
    'config.yaml:4:5: there is another API client with the number 1',
  ],
  [
    'a time without an offset',
    'managed_webhooks: {org_repo_config: {org: {token_created_after: 2026-01-01}}}',
    'config.yaml:1:65: token_created_after must be a time such as "2026-01-31T15:04:05Z", not the text "2026-01-01"',
  ],
])('%s is refused', (_kind, text, problem) => {
  expect(mainFileProblems(text)).toEqual([problem]);
});

it.each([
  ['an address of Gerrit’s pages', 'gerrit: {deck_url: "https://prow.example.com/"}'],
  ['no address of Gerrit’s pages', 'gerrit: {deck_url: ""}'],
  ['one form of Pub/Sub', 'pubsub_triggers: [{project: p, topics: [t], allowed_clusters: ["*"]}]'],
  ['one form of Pub/Sub beside nothing', 'pubsub_subscriptions: {p: [t]}\npubsub_triggers:'],
  ['an address of GitHub', 'github: {link_url: "https://github.example.com"}'],
  ['no address of GitHub', 'github: {link_url: ""}'],
  ['a log level in any case', 'log_level: WARN'],
  ['no log level', 'log_level: ""'],
  ['an API client', `gangway: {allowed_api_clients: [{${CLIENT}, ${FILTERS}}]}`],
])('%s is fine', (_what, text) => {
  expect(mainFileProblems(text)).toEqual([]);
});

describe('V83 token_created_after', () => {
  const now = new Date('2026-08-01T12:00:00Z');
  const problemsWith = (time: string): readonly string[] => {
    const text = `managed_webhooks:\n  org_repo_config:\n    org/repo: {token_created_after: ${time}}`;
    return futureTokenProblems(mainFileOf(text).sections.managed_webhooks, now).map(problemText);
  };

  it.each(['2026-08-01T12:00:01Z', '2026-08-01T13:00:00.5+00:30'])('%s is refused', (time) => {
    expect(problemsWith(time)).toEqual([
      `config.yaml:3:37: token_created_after of org/repo is in the future: ${time}`,
    ]);
  });

  it.each(['2026-08-01T12:00:00Z', '2026-08-01T12:00:01+01:00'])('%s is fine', (time) => {
    expect(problemsWith(time)).toEqual([]);
  });

  it('no managed webhooks are fine', () => {
    expect(futureTokenProblems(undefined, now)).toEqual([]);
  });
});
