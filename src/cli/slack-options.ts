import { InvalidArgumentError, type Command } from 'commander';
import { createSlack } from '../adapters/slack/slack.ts';
import type { Chat } from '../ports/chat.ts';

/** Where jobs are told in Slack; the names are those of Prow's flags. */
export interface SlackCliOptions {
  readonly slackTokenFile?: string;
  readonly additionalSlackTokenFiles?: ReadonlyMap<string, string>;
  readonly slackApiUrl?: string;
}

/** The workspace that jobs mean when they name none. */
const USUAL_HOST = '*';

/** Adds the options for reports to Slack. */
export function addSlackOptions(command: Command): Command {
  return command
    .option(
      '--slack-token-file <file>',
      "a file with the token of Slack's bot; else Slack is left out",
    )
    .option(
      '--additional-slack-token-files <host=file>',
      'the same for another workspace, by the host that the configuration names; may be repeated',
      hostFiles,
    )
    .option('--slack-api-url <url>', "address of Slack's Web API, for GovSlack");
}

/** Slack as the options describe it; `undefined` where no token is named. */
export function slackOf(options: SlackCliOptions): Chat | undefined {
  const { slackTokenFile, additionalSlackTokenFiles, slackApiUrl: apiUrl } = options;
  const tokenFiles = new Map(additionalSlackTokenFiles);
  if (slackTokenFile !== undefined) tokenFiles.set(USUAL_HOST, slackTokenFile);
  return tokenFiles.size === 0 ? undefined : createSlack({ tokenFiles, apiUrl });
}

function hostFiles(
  text: string,
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const [, host, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (host === undefined || file === undefined) {
    throw new InvalidArgumentError('It is HOST=FILE, such as support=/etc/slack/support.');
  }
  return new Map([...before, [host, file]]);
}
