/** A set of characters. */
export interface CharacterSet {
  /** In JavaScript's syntax with the flag `u`. */
  readonly source: string;
  readonly isLiteral: boolean;
}

interface ReadSet {
  readonly set: CharacterSet;
  /** Where the next thing begins. */
  readonly end: number;
}

/** Go's meaning of the Perl classes is ASCII, JavaScript's is not, so they are spelled out. Go: regexp/syntax. */
const PERL = new Map([
  ['d', '0-9'],
  ['s', String.raw`\t\n\f\r\x20`],
  ['w', '0-9A-Za-z_'],
]);

/** The set of characters that stands at a place of a pattern; `undefined` for what is none, or an unusual one. */
export function readClass(source: string, at: number): ReadSet | undefined {
  const character = source.charAt(at);
  switch (character) {
    case '.':
      return { set: { source: '[^\\n]', isLiteral: false }, end: at + 1 };
    case '[':
      return bracketed(source, at + 1);
    case '\\':
      return escaped(source.charAt(at + 1), at + 2);
    default:
      return /[*+?{}()|\]]|^$/.test(character) ? undefined : literal(character, at + 1);
  }
}

function literal(character: string, end: number): ReadSet {
  return { set: { source: exactly(character), isLiteral: true }, end };
}

/** Letters have meanings of their own after a backslash, and so may signs get one; these never do. */
function escaped(character: string, end: number): ReadSet | undefined {
  const members = PERL.get(character.toLowerCase());
  if (members !== undefined) {
    const isNegated = character !== character.toLowerCase();
    return { set: { source: `[${isNegated ? '^' : ''}${members}]`, isLiteral: false }, end };
  }
  return /^[!-/:-@[-^`{-~]$/.test(character) ? literal(character, end) : undefined;
}

const MEMBER =
  /\\([dsw])|(?:\\([!-/:-@[-^`{-~])|([^\\\]\[-]))(?:-(?:\\([!-/:-@[-^`{-~])|([^\\\]\[-])))?|-(?=\])/y;

/** What stands between `[` and `]`. A `[` inside, or a `-` at an odd place, is left to RE2. */
function bracketed(source: string, start: number): ReadSet | undefined {
  const isNegated = source.charAt(start) === '^';
  let at = isNegated ? start + 1 : start;
  let members = '';
  while (source.charAt(at) !== ']' || members === '') {
    MEMBER.lastIndex = at;
    const match = MEMBER.exec(source);
    const member = match && memberSource(match);
    if (!member) return undefined;
    members += member;
    at = MEMBER.lastIndex;
  }
  return { set: { source: `[${isNegated ? '^' : ''}${members}]`, isLiteral: false }, end: at + 1 };
}

function memberSource(match: RegExpExecArray): string | undefined {
  const [whole, perl, escapedFrom, plainFrom, escapedTo, plainTo] = match;
  if (perl !== undefined) return PERL.get(perl);
  const from = escapedFrom ?? plainFrom ?? whole;
  const to = escapedTo ?? plainTo;
  if (to === undefined) return exactly(from);
  return from <= to ? `${exactly(from)}-${exactly(to)}` : undefined;
}

function exactly(character: string): string {
  const code = character.charCodeAt(0).toString(16).padStart(2, '0');
  return /^[A-Za-z0-9]$/.test(character) ? character : `\\x${code}`;
}
