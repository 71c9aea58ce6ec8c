import { TemplateError } from './template-error.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S]))/g;

/** The text that a Go string literal means, quoted or raw. Go: strconv/quote.go `Unquote`. */
export function unquote(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner;
  return inner.replace(
    ESCAPE,
    (whole, hex?: string, short?: string, long?: string, octal?: string, char = '') => {
      const digits = hex ?? short ?? long;
      if (digits !== undefined) return String.fromCodePoint(parseInt(digits, 16));
      if (octal !== undefined) return String.fromCodePoint(parseInt(octal, 8));
      const text = ESCAPES[String(char)];
      if (text === undefined) {
        throw new TemplateError('BAD_SYNTAX', `${whole} is no escape that Go knows, in ${literal}`);
      }
      return text;
    },
  );
}

/** The text as a Go string literal, fmt's %q. Go: strconv/quote.go `Quote`. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(/\\u00([01])/g, '\\x$1');
}
