import { describe, expect, it } from 'vitest';
import type { PluginSections } from '../../../src/config/plugins/all.ts';
import type { PullEvent } from '../../../src/events/event.ts';
import { label } from '../../../src/plugins/label/label.ts';
import { teamsInQuestion } from '../../../src/plugins/label/said.ts';
import { changed, commented, commentOf, factsOf, inShort, JOBS } from '../facts.ts';

const SECTIONS: PluginSections = {
  label: {
    additional_labels: ['api-review'],
    restricted_labels: {
      '*': [{ label: 'Team/Lead', allowed_teams: ['everywhere'] }],
      org: [{ label: 'kind/secret', allowed_teams: ['leads'], allowed_users: ['Carol'] }],
      'org/repo': [
        {
          label: 'team/lead',
          allowed_teams: ['leads'],
          allowed_users: ['dan', 'eve'],
          assign_on: [{ label: 'area/prow' }],
        },
      ],
      'org/other': [{ label: 'kind/bug' }],
    },
  },
};
const REPO_LABELS = ['Kind/Bug', 'kind/flake', 'kind/secret', 'team/lead', 'api-review'];
const ALL = ['pull', 'repoLabels', 'actorTeams'];

interface Scene {
  readonly on?: readonly string[];
  readonly teams?: readonly string[];
  readonly sections?: PluginSections;
}

function plan(event: PullEvent, { on = [], teams = [], sections = SECTIONS }: Scene = {}) {
  const facts = factsOf({ labels: on }, { repoLabels: REPO_LABELS, actorTeams: teams });
  return label.planPull(event, facts, { ...JOBS, sections });
}

function does(body: string, scene: Scene = {}): readonly string[] {
  return plan(commented(body, { actor: 'mallory', author: 'mallory' }), scene).map(inShort);
}

function says(body: string, scene: Scene = {}): string {
  const text = commentOf(plan(commented(body, { actor: 'mallory', author: 'mallory' }), scene));
  return text.replace(/^@mallory: /, '').replace(/\n\n<details>[^]*/, '');
}

describe('a comment', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['/kind bug flake', [], ['add Kind/Bug', 'add kind/flake']],
    ['/kind bug', ['Kind/Bug'], []],
    ['/remove-kind bug', ['Kind/Bug'], ['remove Kind/Bug']],
    ['/kind flake\n/remove-kind bug', ['Kind/Bug'], ['add kind/flake', 'remove Kind/Bug']],
    ['/label api-review', [], ['add api-review']],
    ['/kind bug nothing', [], ['add Kind/Bug', 'comment']],
  ])('%j on %j does %j', (body, on, expected) => {
    expect(does(body, { on })).toEqual(expected);
  });

  it.each([
    [
      '/kind nothing',
      "The label(s) `kind/nothing` cannot be applied, because the repository doesn't have them.",
    ],
    [
      '/remove-kind bug',
      'These labels cannot be removed, because they are not set here: `kind/bug`.',
    ],
    [
      '/label nothing',
      'The label(s) `nothing` cannot be applied. These labels are supported by `/label`: `api-review`, `team/lead`, ' +
        '`kind/secret`. Others have to be named in `additional_labels` or `restricted_labels` of the plugin `label`.',
    ],
    [
      '/kind secret',
      'The label `kind/secret` can be set and removed only by members of the teams `leads` and the people `Carol`.',
    ],
  ])('%j is answered', (body, answer) => {
    expect(says(body)).toBe(answer);
  });

  it('is answered once, whatever is wrong with it', () => {
    expect(does('/kind nothing secret\n/remove-kind bug\n/label nothing')).toEqual(['comment']);
    expect(says('/kind `@bob`')).toContain('`kind/@bob`');
  });

  it('in a code block or an HTML comment costs no call', () => {
    for (const body of ['```\n/kind bug\n```', '<!--\n/kind bug\n-->', 'nice', '']) {
      expect(label.wants(commented(body), { ...JOBS, sections: SECTIONS })).toEqual([]);
    }
  });

  it('calls for the labels of the repository and for teams', () => {
    const jobs = { ...JOBS, sections: SECTIONS };
    expect(label.wants(commented('/kind bug'), jobs)).toEqual(ALL);
    expect(label.wants(changed('opened', { body: '/kind bug' }), jobs)).toEqual(ALL);
    expect(label.wants(commented('/kind bug', { isPullRequest: false }), jobs)).toEqual([]);
  });
});

describe('a restricted label', () => {
  it('is for members of its teams', () => {
    expect(does('/kind secret', { teams: ['leads'] })).toEqual(['add kind/secret']);
    expect(does('/remove-kind secret', { on: ['kind/secret'], teams: ['leads'] })).toEqual([
      'remove kind/secret',
    ]);
    expect(does('/remove-kind secret', { on: ['kind/secret'] })).toEqual(['comment']);
  });

  it('is for the people that are named, in any case of letters', () => {
    expect(plan(commented('/kind secret')).map(inShort)).toEqual(['add kind/secret']);
  });

  it('of the repository counts more than that of all', () => {
    expect(does('/label team/lead', { teams: ['everywhere'] })).toEqual(['comment']);
    expect(does('/label team/lead', { teams: ['leads'] })).toEqual(['add team/lead']);
  });

  it('asks about the teams that matter only', () => {
    const teams = (body: string, actor: string) =>
      teamsInQuestion(commented(body, { actor }), SECTIONS);
    expect(teams('/kind secret\n/label team/lead', 'mallory')).toEqual(['leads']);
    expect(teams('/kind secret', 'carol')).toEqual([]);
    expect(teams('/kind bug', 'mallory')).toEqual([]);
    expect(teams('nice', 'mallory')).toEqual([]);
  });

  it('is known by who acted, not by who is named as author', () => {
    const event = commented('/kind secret', { actor: 'mallory', author: 'carol' });
    expect(plan(event).map(inShort)).toEqual(['comment']);
  });
});

describe('a label that a pull request got', () => {
  it('calls for the people of the restricted labels that wait for it', () => {
    const event = changed('labeled', { label: 'Area/Prow' });
    expect(label.wants(event, { ...JOBS, sections: SECTIONS })).toEqual(['pull']);
    expect(plan(event).map(inShort)).toEqual(['assign dan eve']);
  });

  it.each([changed('labeled', { label: 'other' }), changed('unlabeled', { label: 'area/prow' })])(
    'concerns nobody otherwise',
    (event) => {
      expect(label.wants(event, { ...JOBS, sections: SECTIONS })).toEqual([]);
    },
  );
});

describe('an issue', () => {
  const said = commented('/kind bug', { isPullRequest: false });

  it('is labelled as a pull request is', () => {
    const facts = { labels: [], repoLabels: REPO_LABELS, actorTeams: [] };
    expect(label.onIssue?.wants(said, SECTIONS)).toEqual(['labels', 'repoLabels', 'actorTeams']);
    expect(label.onIssue?.plan(said, facts, SECTIONS).map(inShort)).toEqual(['add Kind/Bug']);
  });

  it('without a command costs no call', () => {
    expect(label.onIssue?.wants(commented('hello', { isPullRequest: false }), {})).toEqual([]);
  });
});

it('the help page says which labels there are, and which are restricted', () => {
  expect(label.help.settings?.(SECTIONS)).toEqual({
    '': '/label knows `api-review`. Only some people may set `Team/Lead`.',
    org: 'Only some people may set `kind/secret`.',
    'org/repo': 'Only some people may set `team/lead`.',
    'org/other': 'Only some people may set `kind/bug`.',
  });
  expect(label.help.settings?.({})).toEqual({});
});
