import type { Config } from '../../config/config.ts';
import { repoKeys } from '../../config/in-repo/repo-keys.ts';
import type { Chat } from '../../ports/chat.ts';
import type { ConfigSource } from '../../ports/config-source.ts';
import type { Reporter } from '../../ports/reporter.ts';
import type { ProwJob } from '../../prowjob/spec.ts';
import {
  slackAddress,
  slackText,
  type SlackAddress,
  type SlackSettings,
} from '../../reports/slack-message.ts';
import { isUnpostable } from '../failure.ts';

export interface SlackDeps {
  readonly chat: Chat;
  readonly config: ConfigSource;
  /** Takes a sentence for operators. */
  readonly warn: (message: string) => void;
}

/**
 * The states that operators and jobs ask for, told in Slack. A state that was the last one told is not told again. What
 * can be posted nowhere is said to operators and counts as told: a verdict must not wait days for a channel.
 * Prow: pkg/crier/reporters/slack/reporter.go.
 */
export function slackReporter({ chat, config, warn }: SlackDeps): Reporter {
  const addressOf = (job: ProwJob): SlackAddress | undefined =>
    slackAddress(job, settingsFor(config.current().config, job));
  return {
    name: 'slackreporter',
    wants: ({ job, before }) => before !== job.status.state && addressOf(job) !== undefined,
    async tell({ job }, isRepeat) {
      const address = addressOf(job);
      if (!address) return;
      const { host, channel, template } = address;
      const { text, mistake } = slackText(job, template);
      if (mistake !== undefined)
        warn(`The Slack template for job ${job.spec.job} does not fit it: ${mistake}`);
      // An empty message is refused; a template may choose to say nothing.
      if (text.trim() === '') return;
      try {
        await chat.post({ host, channel, text, key: keyOf(job) }, isRepeat);
      } catch (error) {
        if (!isUnpostable(error)) throw error;
        warn(`Slack is not told of job ${job.spec.job}: ${error.message}`);
      }
    },
  };
}

/** The settings of the narrowest scope, as a whole. Prow: pkg/config/config.go `GetSlackReporter`. */
function settingsFor({ global }: Config, { spec }: ProwJob): SlackSettings | undefined {
  const all = global.sections.slack_reporter_configs ?? {};
  const refs = spec.refs ?? spec.extra_refs?.[0];
  const keys = refs ? repoKeys(`${refs.org}/${refs.repo}`) : ['*'];
  return keys.map((key) => (Object.hasOwn(all, key) ? all[key]?.value : undefined)).find(Boolean);
}

/** One state of one Pod's run; a Pod that replaces a lost one has a build id of its own. */
function keyOf({ metadata, status }: ProwJob): string {
  return [metadata.name, status.build_id ?? '', status.state ?? ''].join('/');
}
