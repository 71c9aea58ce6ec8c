import { TemplateError } from './template-error.ts';
import { isList, kindOf } from './value.ts';
import type { Value } from './value.ts';

/**
 * Part of a list or a text, from an index up to another. Characters are counted where Go counts bytes: the same for the
 * SHAs that are cut so. Go: text/template/funcs.go `slice`.
 */
export function slice([value, ...bounds]: readonly Value[]): Value {
  const isText = typeof value === 'string';
  if (!isText && !isList(value)) throw refused(`cannot slice ${kindOf(value)}`);
  const [from = 0, to = value.length, limit] = bounds.map((bound) => {
    if (typeof bound === 'number') return bound;
    throw refused(`cannot slice with ${kindOf(bound)}`);
  });
  if (limit !== undefined) throw refused('slice takes at most two indexes here');
  if (from < 0 || to < from || to > value.length) {
    throw refused(`${from} to ${to} is outside ${isText ? 'a text' : 'a list'} of ${value.length}`);
  }
  return value.slice(from, to);
}

function refused(says: string): TemplateError {
  return new TemplateError('CANNOT_RENDER', says);
}
