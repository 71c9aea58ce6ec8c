import { aboutAnswer } from '../prowjob/about-this-bot.ts';

/** A quote is there to show which comment is meant; GitHub refuses comments over 65,536 characters. */
const MOST_QUOTED = 2000;

/** What is answered, and to whom. */
export interface Answered {
  readonly author: string;
  readonly body: string;
  readonly link: string;
}

/** An answer to what somebody said, with that quoted. Prow: pkg/plugins/respond.go `FormatResponseRaw`. */
export function answer({ author, body, link }: Answered, message: string): string {
  const why = `In response to [this](${link}):\n\n${quoted(body)}`;
  return `@${author}: ${message}\n\n${aboutAnswer(why)}`;
}

/**
 * Text of somebody else as a quote. Whatever it holds, the bot calls nobody with it, since it may call teams that its
 * author may not; it opens and closes no HTML; and no line of it begins with a slash.
 */
export function quoted(text: string): string {
  const start = text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)} …` : text;
  return harmless(start)
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .map((line) => `>${line}`)
    .join('\n');
}

/** The space without width keeps a name after an @ from being one. */
function harmless(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '@\u200b');
}

/** Words that somebody chose, such as names of labels, as code: so many of them, and each so long. */
export function listed(words: readonly string[]): string {
  const shown = words.slice(0, MOST_LISTED).map(inCode).join(', ');
  const rest = words.length - MOST_LISTED;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

const MOST_LISTED = 50;
/** GitHub lets a label have 50 characters. */
const MOST_CHARACTERS = 100;

function inCode(word: string): string {
  const short = word.length > MOST_CHARACTERS ? `${word.slice(0, MOST_CHARACTERS)}…` : word;
  return `\`${short.replaceAll(/[`\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '') || ' '}\``;
}
