import { sprint, sprintf } from './format.ts';
import { htmlEscape, queryEscape } from './escape.ts';
import { slice } from './slice.ts';
import { TemplateError } from './template-error.ts';
import { isList, isTrue, kindOf } from './value.ts';
import type { Value } from './value.ts';

type TemplateFunction = (args: readonly Value[]) => Value;

/** The functions of Go's text/template (funcs.go `builtins`) that templates over a ProwJob use. */
const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map<string, TemplateFunction>([
  ['eq', equalsAny],
  ['ne', ([a, b]) => !isEqual(a, b)],
  ['lt', ([a, b]) => isLess(a, b)],
  ['le', ([a, b]) => isLess(a, b) || isEqual(a, b)],
  ['gt', ([a, b]) => isLess(b, a)],
  ['ge', ([a, b]) => isLess(b, a) || isEqual(a, b)],
  ['not', ([value]) => !isTrue(value)],
  ['len', ([value]) => lengthOf(value)],
  ['index', ([value, ...keys]) => keys.reduce(elementAt, value)],
  ['print', sprint],
  ['println', (args) => `${args.map((each) => sprint([each])).join(' ')}\n`],
  ['printf', ([format, ...args]) => sprintf(textArgument('printf', format), args)],
  ['urlquery', (args) => queryEscape(sprint(args))],
  ['html', (args) => htmlEscape(sprint(args))],
  ['slice', slice],
  ['replace', replaceAll],
]);

/** `and` and `or` stop at the argument that decides, so they are not in the table. */
const LAZY = ['and', 'or'];

/** What Go has besides. */
const NOT_SUPPORTED = ['call', 'js'];

/** Does Go have such a function, which this room has not? */
export function isForeignFunction(name: string): boolean {
  return NOT_SUPPORTED.includes(name);
}

export function isFunctionName(name: string): boolean {
  return LAZY.includes(name) || FUNCTIONS.has(name);
}

/** Calls a function; an argument is computed when it is needed. Throws {@link TemplateError}. */
export function call(name: string, args: readonly (() => Value)[]): Value {
  if (args.length === 0) throw new TemplateError('CANNOT_RENDER', `${name} needs an argument`);
  if (LAZY.includes(name)) return firstThatDecides(name === 'or', args);
  const values = args.map((each) => each());
  return FUNCTIONS.get(name)?.(values);
}

function firstThatDecides(decider: boolean, args: readonly (() => Value)[]): Value {
  let value: Value;
  for (const each of args) {
    value = each();
    if (isTrue(value) === decider) break;
  }
  return value;
}

function equalsAny([first, ...others]: readonly Value[]): boolean {
  if (others.length === 0) throw new TemplateError('CANNOT_RENDER', 'eq needs two arguments');
  return others.some((other) => isEqual(first, other));
}

function isEqual(a: Value, b: Value): boolean {
  const isBasic = typeof a !== 'object' && typeof a === typeof b;
  const mayBeNil = [a, b].every((value) => value === undefined || typeof value === 'object');
  if (isBasic || (mayBeNil && (a === undefined || b === undefined))) return a === b;
  throw incomparable(a, b);
}

function isLess(a: Value, b: Value): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (typeof a === 'string' && typeof b === 'string') return a < b;
  throw incomparable(a, b);
}

function incomparable(a: Value, b: Value): TemplateError {
  return new TemplateError('CANNOT_RENDER', `cannot compare ${kindOf(a)} with ${kindOf(b)}`);
}

function lengthOf(value: Value): number {
  if (isList(value)) return value.length;
  if (typeof value === 'object' && value.kind === 'map') return value.entries.size;
  if (typeof value === 'string') return encodedLength(value);
  throw new TemplateError('CANNOT_RENDER', `len of ${kindOf(value)}`);
}

/** Go counts the bytes of UTF-8. */
function encodedLength(text: string): number {
  const sizeOf = (code: number): number =>
    code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  return Array.from(text).reduce((sum, char) => sum + sizeOf(char.codePointAt(0) ?? 0), 0);
}

function elementAt(value: Value, key: Value): Value {
  if (isList(value) && typeof key === 'number') {
    if (key in value) return value[key];
    throw new TemplateError('CANNOT_RENDER', `index ${key} is outside a list of ${value.length}`);
  }
  if (typeof value === 'object' && !isList(value) && value.kind === 'map') {
    if (typeof key === 'string') return value.entries.get(key) ?? '';
  }
  throw new TemplateError('CANNOT_RENDER', `cannot index ${kindOf(value)} with ${kindOf(key)}`);
}

/** `replace OLD NEW TEXT`, which Prow adds for Jenkins. Prow: pkg/config/config.go `parseProwConfig`. */
function replaceAll(args: readonly Value[]): Value {
  const [old, replacement, text] = args;
  if (typeof old === 'string' && typeof replacement === 'string' && typeof text === 'string') {
    return text.replaceAll(old, () => replacement);
  }
  throw new TemplateError('CANNOT_RENDER', 'replace needs three strings');
}

function textArgument(name: string, value: Value): string {
  if (typeof value === 'string') return value;
  throw new TemplateError('CANNOT_RENDER', `${name} needs a string first, not ${kindOf(value)}`);
}
