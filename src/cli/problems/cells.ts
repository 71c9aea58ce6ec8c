/** A character as a terminal shows it. */
export interface Cell {
  readonly text: string;
  /** How many columns of the terminal it takes. */
  readonly width: number;
}

/** What East Asian terminals show twice as wide. Unicode Standard Annex 11. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

const COMBINING = /\p{M}/u;

/** Controls, formats and what stands for no character: terminals act on some, and some turn the text around. */
const INVISIBLE = /\p{C}/u;

/** The cells of a line, one for each code point. Tabs become blanks; what could steer the terminal becomes `�`. */
export function cellsOf(line: string): readonly Cell[] {
  return Array.from(line, cellOf);
}

/** Text of a file as it may go to a terminal, in one line. */
export function printable(text: string): string {
  return cellsOf(text)
    .map((cell) => cell.text)
    .join('');
}

function cellOf(character: string): Cell {
  if (character === '\t') return { text: '  ', width: 2 };
  if (INVISIBLE.test(character)) return { text: '\ufffd', width: 1 };
  if (COMBINING.test(character)) return { text: character, width: 0 };
  return { text: character, width: WIDE.test(character) ? 2 : 1 };
}
