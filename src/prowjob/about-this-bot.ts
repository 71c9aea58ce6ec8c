const ABOUT =
  'I am a bot. Comment `/test ?` on a pull request to see which jobs it has and how to start them.';

/** A footer that folds away. */
export function folded(text: string): string {
  return `<details>\n\n${text}\n\n</details>`;
}

/** What the bot says of itself below its comments. Prow: pkg/plugins/respond.go `AboutThisBot`. */
export const ABOUT_THIS_BOT = folded(ABOUT);

/** The same with what a comment answers. */
export function aboutAnswer(why: string): string {
  return folded(`${why}\n\n${ABOUT}`);
}
