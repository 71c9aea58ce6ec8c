import type { Pattern } from '../prowjob/pattern.ts';
import { compilePattern } from './pattern.ts';

/** What starts a presubmit that says nothing of it. */
export interface Triggering {
  readonly trigger: Pattern;
  readonly rerunCommand: string;
}

const JOB_NAME = /^[A-Za-z0-9-._]+$/;

/**
 * The trigger and the command of a presubmit without its own: `/test NAME`.
 * Prow: pkg/config/config.go `DefaultTriggerFor`, `DefaultRerunCommandFor`. As there, the name goes into the pattern
 * unescaped, so that a dot in it matches any character.
 */
export function defaultTrigger(name: string): Triggering {
  const source = `(?m)^/test( | .* )${name},?($|\\s.*)`;
  const trigger = JOB_NAME.test(name) ? native(source, name) : compilePattern(source);
  return { trigger, rerunCommand: `/test ${name}` };
}

/**
 * The same pattern in JavaScript's syntax: it is tested against each comment for each job of a repository, where RE2
 * would be the slowest step. Go's `.`, `^`, `$` and `\s` know fewer line breaks and blanks than JavaScript's, so they
 * are spelled out. One `*` with one blank after it cannot run away.
 */
function native(source: string, name: string): Pattern {
  const literal = name.replaceAll('.', '[^\\n]');
  let expression: RegExp | undefined;
  return {
    source,
    test(text) {
      expression ??= new RegExp(
        `(?<![^\\n])/test(?: | [^\\n]* )${literal},?(?![^\\t\\n\\f\\r ])`,
        'v',
      );
      return expression.test(text);
    },
  };
}
