import { quote } from './unquote.ts';
import { isList, kindOf, textOf } from './value.ts';
import type { Value } from './value.ts';

const VERB = /%(-?0?\d*)?(?:\.(\d+))?([a-zA-Z%])|%/g;

/** Operands side by side, with a space between two that are no strings. Go: fmt/print.go `Sprint`. */
export function sprint(args: readonly Value[]): string {
  return args
    .map((value, index) => {
      const before = index > 0 ? args[index - 1] : '';
      const isApart = typeof value !== 'string' && typeof before !== 'string';
      return `${isApart ? ' ' : ''}${textOf(value)}`;
    })
    .join('');
}

/**
 * Go: fmt/print.go `Sprintf`, with the verbs v, s, d, q, t and %, a width and a string's precision. What does not fit
 * shows as Go shows it, "%!d(string=x)", because a report with a flaw is better than none.
 */
export function sprintf(format: string, args: readonly Value[]): string {
  let used = 0;
  const text = format.replace(VERB, (_, width = '', precision?: string, verb?: string) => {
    if (verb === '%') return '%';
    if (verb === undefined) return '%!(NOVERB)';
    if (used >= args.length) return `%!${verb}(MISSING)`;
    const value = args[used];
    used += 1;
    return padded(formatted(verb, value, precision), String(width));
  });
  const extra = args.slice(used).map((value) => `${kindOf(value)}=${textOf(value)}`);
  return extra.length > 0 ? `${text}%!(EXTRA ${extra.join(', ')})` : text;
}

function formatted(verb: string, value: Value, precision: string | undefined): string {
  const limit = precision === undefined ? undefined : Number(precision);
  if (verb === 'v') return textOf(value);
  if (verb === 's' && (typeof value === 'string' || isList(value))) {
    return Array.from(textOf(value)).slice(0, limit).join('');
  }
  if (verb === 'q' && typeof value === 'string') return quote(value);
  if (verb === 'd' && typeof value === 'number') return String(value);
  if (verb === 't' && typeof value === 'boolean') return String(value);
  return `%!${verb}(${kindOf(value)}=${textOf(value)})`;
}

function padded(text: string, width: string): string {
  const size = Number(width.replace('-', ''));
  if (width.startsWith('-')) return text.padEnd(size);
  if (!width.startsWith('0')) return text.padStart(size);
  const sign = text.startsWith('-') ? '-' : '';
  return sign + text.slice(sign.length).padStart(size - sign.length, '0');
}
