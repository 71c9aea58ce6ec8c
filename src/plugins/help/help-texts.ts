import type { PluginSections } from '../../config/plugins/all.ts';

/** Nobody sees them; the bot finds its comments by them. A comment that only quotes one does not begin with it. */
const HELP_MARK = '<!-- prowflow: help wanted -->';
const NEWCOMER_MARK = '<!-- prowflow: good first issue -->';

/** True for the bot's words about an issue that wants help. */
export function isHelpWantedText(body: string): boolean {
  return body.startsWith(HELP_MARK);
}

/** True for the bot's words about an issue for newcomers. */
export function isNewcomerText(body: string): boolean {
  return body.startsWith(NEWCOMER_MARK);
}

const ASKED_OF_AN_ISSUE = [
  'Please see to it that its description answers these questions:',
  '- What is the problem, and why is it worth solving?',
  '- What is to be changed, and where in the code does one look first?',
  '- What does one have to know or set up before?',
  '- Whom can one ask?',
].join('\n');

function guidelines({ help = {} }: PluginSections): string {
  const { help_guidelines_url: link, help_guidelines_summary: summary } = help;
  const page = link === undefined ? '' : ` [The guidelines](${link}) say what such an issue needs.`;
  return `${page}\n\n${summary ?? ASKED_OF_AN_ISSUE}`;
}

/** Tells what comes with the label. `told` makes an answer of a message. */
export function helpWantedText(
  sections: PluginSections,
  told: (message: string) => string,
): string {
  const message =
    `This issue is marked as one that needs help from a contributor.${guidelines(sections)}\n\n` +
    'Should that change, comment `/remove-help`.';
  return `${HELP_MARK}\n${told(message)}`;
}

/** The same for newcomers, whose label comes with the other. */
export function newcomerText(sections: PluginSections, told: (message: string) => string): string {
  const message =
    `This issue is marked as a good one for new contributors.${guidelines(sections)}\n\n` +
    'Should that change, comment `/remove-good-first-issue`.';
  return `${NEWCOMER_MARK}\n${told(message)}`;
}
