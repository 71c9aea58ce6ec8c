/** Go's `(?m)^`, `(?m)$`, `\s` and `\S` as parts of patterns: there a line ends at `\n` alone, and white space is these five characters. */
export const START = String.raw`(?<![^\n])`;
export const END = String.raw`(?![^\n])`;
export const SPACE = String.raw`[\t\n\f\r ]`;
export const INK = String.raw`[^\t\n\f\r ]`;
