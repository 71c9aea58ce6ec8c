import { TemplateError } from './template-error.ts';

/** A piece of a template: plain text, or what stands between `{{` and `}}`. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly source: string; readonly tokens: readonly Token[] };

export interface Token {
  readonly kind: 'string' | 'raw' | 'number' | 'field' | 'dot' | 'variable' | 'word' | 'mark';
  readonly text: string;
  /** Whether it touches the token before: `.A.B` is one operand, `.A .B` two. */
  readonly isJoined: boolean;
}

/** Quoted parts are matched whole, so a `}}` inside a string does not end the action. */
const ACTION =
  /\{\{(-\s)?(?:\s*(\/\*[\s\S]*?\*\/)\s*?|((?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|[^"`])*?))(\s-)?\}\}/y;

const TOKEN =
  /(\s*)(?:(?<string>"(?:[^"\\\n]|\\.)*")|(?<raw>`[^`]*`)|(?<number>[-+]?\d+(?:\.\d+)?(?![\w.]))|(?<field>\.[A-Za-z_]\w*)|(?<dot>\.)|(?<variable>\$\w*)|(?<word>[A-Za-z_]\w*)|(?<mark>:=|[=|(),]))/y;

/** What `{{-` and `-}}` trim. */
const SPACES = ' \t\r\n';

const KINDS = ['string', 'raw', 'number', 'field', 'dot', 'variable', 'word', 'mark'] as const;

/**
 * Cuts a template into text and actions; comments and the space that `{{-` and `-}}` ask to trim are gone.
 * Go: text/template/parse/lex.go. Throws {@link TemplateError}.
 */
export function scan(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let trimsNext = false;
  for (;;) {
    const start = template.indexOf('{{', from);
    const text = template.slice(from, start < 0 ? undefined : start);
    const action = start < 0 ? undefined : actionAt(template, start);
    pieces.push({ kind: 'text', text: trimmed(text, trimsNext, action?.trimsBefore ?? false) });
    if (action === undefined) return pieces;
    if (action.piece) pieces.push(action.piece);
    from = action.end;
    trimsNext = action.trimsAfter;
  }
}

function trimmed(text: string, atStart: boolean, atEnd: boolean): string {
  let start = 0;
  let end = text.length;
  while (atStart && start < end && SPACES.includes(text.charAt(start))) start += 1;
  while (atEnd && start < end && SPACES.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

interface Action {
  /** Absent for a comment. */
  readonly piece: Piece | undefined;
  readonly end: number;
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
}

function actionAt(template: string, start: number): Action {
  ACTION.lastIndex = start;
  const found = ACTION.exec(template);
  if (found === null) {
    throw new TemplateError('BAD_SYNTAX', `"{{" at offset ${start} has no "}}"`);
  }
  const [whole, trimsBefore, comment, source = '', trimsAfter] = found;
  return {
    piece: comment === undefined ? { kind: 'action', source, tokens: tokensOf(source) } : undefined,
    end: start + whole.length,
    trimsBefore: trimsBefore !== undefined,
    trimsAfter: trimsAfter !== undefined,
  };
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(source);
    const kind = KINDS.find((each) => found?.groups?.[each] !== undefined);
    if (found === null || kind === undefined) {
      throw new TemplateError('BAD_SYNTAX', `cannot read "${source.slice(at)}" in {{${source}}}`);
    }
    tokens.push({ kind, text: found.groups?.[kind] ?? '', isJoined: found[1] === '' });
  }
  return tokens;
}
