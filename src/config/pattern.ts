import { RE2JS } from 're2js';
import type { Pattern } from '../prowjob/pattern.ts';
import { ConfigError } from './config-error.ts';
import { remembered } from './pattern/remembered.ts';
import { plainPattern } from './pattern/shortcut.ts';

/** Longer patterns take seconds to compile; the longest in use is a few hundred characters. */
const MAX_SOURCE_LENGTH = 20_000;

type Compiled = { readonly program: RE2JS } | { readonly problem: string };

const plain = remembered(4_000, plainPattern);
/** Fewer, because a program that has matched much takes megabytes; a pattern keeps its own for as long as it lives. */
const compiled = remembered(500, compile);

/**
 * A regular expression with the syntax and meaning of Go's `regexp` (RE2): linear in time, without look-around or
 * back references. It is compiled when it is first tested, because thousands of them are loaded and few are used.
 * `test` throws {@link ConfigError} when the source is no pattern; {@link patternProblem} says so beforehand.
 */
export function compilePattern(source: string): Pattern {
  let test: ((text: string) => boolean) | undefined;
  return {
    source,
    test(text) {
      test ??= testOf(source);
      return test(text);
    },
  };
}

function testOf(source: string): (text: string) => boolean {
  const shortcut = plain(source)?.shortcut;
  let program: RE2JS | undefined;
  const exact = (text: string): boolean => {
    program ??= programOf(source);
    return program.test(text);
  };
  if (!shortcut) return exact;
  const { possible, isExact } = shortcut;
  return isExact ? (text) => possible.test(text) : (text) => possible.test(text) && exact(text);
}

/** Why a text is no pattern, as half a sentence ("missing closing ): `(`"); `undefined` for a good one. */
export function patternProblem(source: string): string | undefined {
  if (plain(source)) return undefined;
  const result = compiled(source);
  return 'problem' in result ? result.problem : undefined;
}

/** How much a pattern takes to compile and to match, in instructions of RE2; 0 for what is no pattern. */
export function patternSize(source: string): number {
  const result = compiled(source);
  return 'problem' in result ? 0 : result.program.programSize();
}

function programOf(source: string): RE2JS {
  const result = compiled(source);
  if ('problem' in result) {
    throw new ConfigError('BAD_PATTERN', `not a regular expression: ${result.problem}`);
  }
  return result.program;
}

function compile(source: string): Compiled {
  if (source.length > MAX_SOURCE_LENGTH) {
    return { problem: `it is longer than ${MAX_SOURCE_LENGTH} characters` };
  }
  try {
    return { program: RE2JS.compile(source) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problem: message.replace(/^error parsing regexp: /, '') };
  }
}
