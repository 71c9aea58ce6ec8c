import { Command } from 'commander';
import { expect, it } from 'vitest';
import { addSlackOptions, slackOf, type SlackCliOptions } from '../../src/cli/slack-options.ts';

function options(...args: readonly string[]): SlackCliOptions {
  const command = addSlackOptions(
    new Command().exitOverride().configureOutput({ writeErr: () => undefined }),
  );
  return command.parse(args, { from: 'user' }).opts<SlackCliOptions>();
}

it('Slack is left out where no token is named', () => {
  expect(slackOf(options())).toBeUndefined();
});

it.each([[['--slack-token-file', 'token']], [['--additional-slack-token-files', 'corp=token']]])(
  'Slack is there with %j',
  (args) => {
    expect(slackOf(options(...args))).toBeDefined();
  },
);

it('each workspace has a file of its own', () => {
  const flag = '--additional-slack-token-files';
  const { additionalSlackTokenFiles } = options(flag, 'a=/etc/a', flag, 'b=/etc/b=1');
  expect(additionalSlackTokenFiles).toEqual(
    new Map([
      ['a', '/etc/a'],
      ['b', '/etc/b=1'],
    ]),
  );
});

it('a workspace without a file is refused', () => {
  expect(() => options('--additional-slack-token-files', 'corp')).toThrow('It is HOST=FILE');
});
