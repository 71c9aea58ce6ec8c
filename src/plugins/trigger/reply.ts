/** A quote is there to show which comment is meant; GitHub refuses comments over 65,536 characters. */
const MOST_QUOTED = 2000;

const ABOUT =
  'I am a bot. Comment `/test ?` on a pull request to see which jobs it has and how to start them.';

/** What is answered, and to whom. */
export interface Replied {
  readonly author: string;
  readonly body: string;
  readonly link: string;
}

function quoted(body: string): string {
  const start = body.length > MOST_QUOTED ? `${body.slice(0, MOST_QUOTED)} …` : body;
  return start
    .split(/\r?\n/)
    .map((line) => `>${line}`)
    .join('\n');
}

/** A footer that folds away. */
function details(text: string): string {
  return `<details>\n\n${text}\n\n</details>`;
}

/** The footer of a comment that answers nobody. */
export const ABOUT_THIS_BOT = details(ABOUT);

/** An answer to a comment, with the comment quoted. Prow: pkg/plugins/respond.go `FormatResponseRaw`. */
export function reply({ author, body, link }: Replied, message: string): string {
  const why = `In response to [this](${link}):\n\n${quoted(body)}\n\n${ABOUT}`;
  return `@${author}: ${message}\n\n${details(why)}`;
}
