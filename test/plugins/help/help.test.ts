import { describe, expect, it } from 'vitest';
import type { PluginSections } from '../../../src/config/plugins/all.ts';
import { help } from '../../../src/plugins/help/help.ts';
import { helpWantedText, newcomerText } from '../../../src/plugins/help/help-texts.ts';
import { decisionWords } from '../../../src/reports/decision-words.ts';
import { changed, commented, commentOf, JOBS } from '../facts.ts';

const HELP = 'help wanted';
const NEWCOMER = 'good first issue';
const told = (message: string): string => message;
const COMMENTS = [
  { id: 1, body: helpWantedText({}, told) },
  { id: 2, body: newcomerText({}, told) },
  { id: 3, body: `@bob: about\n\n>${helpWantedText({}, told)}` },
];

function said(body: string, isOpen = true) {
  return commented(body, { isPullRequest: false, isOpen });
}

function plan(body: string, labels: readonly string[] = [], sections: PluginSections = {}) {
  return help.onIssue?.plan(said(body), { labels, botComments: COMMENTS }, sections) ?? [];
}

/** What is done, without the reason, which is the command. */
function does(body: string, labels: readonly string[] = []): readonly string[] {
  return plan(body, labels).map((decision) => decisionWords(decision).replace(/:.*/, ''));
}

describe('a comment on an issue', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['/help', [], [`add label ${HELP}`, 'comment']],
    ['/HELP \r', [], [`add label ${HELP}`, 'comment']],
    ['/help', [HELP], []],
    ['/help', ['Help Wanted'], []],
    ['/good-first-issue', [], [`add label ${NEWCOMER}`, `add label ${HELP}`, 'comment']],
    ['/good-first-issue', [HELP], [`add label ${NEWCOMER}`, 'comment']],
    ['/good-first-issue', [HELP, NEWCOMER], []],
    ['/remove-help', [HELP], [`remove label ${HELP}`, 'delete comment 1']],
    [
      '/remove-help',
      [HELP, NEWCOMER],
      [`remove label ${HELP}`, 'delete comment 1', `remove label ${NEWCOMER}`, 'delete comment 2'],
    ],
    ['/remove-help', [], []],
    [
      '/remove-good-first-issue',
      [HELP, NEWCOMER],
      [`remove label ${NEWCOMER}`, 'delete comment 2'],
    ],
    ['/remove-good-first-issue', [HELP], []],
    ['/help\n/good-first-issue', [], [`add label ${NEWCOMER}`, `add label ${HELP}`, 'comment']],
    ['/help\n/remove-help', [HELP], [`remove label ${HELP}`, 'delete comment 1']],
  ])('%j with the labels %j does %j', (body, labels, expected) => {
    expect(does(body, labels)).toEqual(expected);
  });

  it.each(['/helpme', '/help me', 'please /help', '```\n/help\n```', '<!--\n/help\n-->'])(
    '%j does nothing, and costs no call',
    (body) => {
      expect(help.onIssue?.wants(said(body), {})).toEqual([]);
    },
  );

  it('asks for as little as the command needs', () => {
    expect(help.onIssue?.wants(said('/help'), {})).toEqual(['labels']);
    expect(help.onIssue?.wants(said('/remove-help'), {})).toEqual(['labels', 'botComments']);
  });

  it('that is closed does nothing', () => {
    expect(help.onIssue?.wants(said('/help', false), {})).toEqual([]);
  });
});

describe('what is told', () => {
  it('names the guidelines of the settings, and how to take the label back', () => {
    const settings = {
      help_guidelines_url: 'https://example.com/help',
      help_guidelines_summary: 'Be clear.',
    };
    const text = commentOf(plan('/help', [], { help: settings }));
    expect(text).toContain('[The guidelines](https://example.com/help)');
    expect(text).toContain('Be clear.');
    expect(text).toContain('`/remove-help`');
    expect(text).toContain('@carol: ');
    expect(help.help.settings?.({ help: settings })).toEqual({
      '': 'The guidelines are at https://example.com/help.',
    });
    expect(help.help.settings?.({})).toEqual({});
  });

  it('asks for what newcomers need, without settings', () => {
    const text = commentOf(plan('/good-first-issue'));
    expect(text).toContain('Whom can one ask?');
    expect(text).toContain('`/remove-good-first-issue`');
    expect(text).not.toContain('undefined');
  });
});

it('a pull request wants no help', () => {
  expect(help.wants(commented('/help'), JOBS)).toEqual([]);
  expect(help.wants(changed('opened', { body: '/help' }), JOBS)).toEqual([]);
});
