import { isLabelValue, isQualifiedName } from './label-syntax.ts';

const WORD = '[^ \\t\\r\\n=!(),<>]+';
const BLANK = '[ \\t\\r\\n]';

/** `key`, `!key`, `key OPERATOR value` or `key in (a, b)`. */
const REQUIREMENT = new RegExp(
  `^${BLANK}*(?:(?:!${BLANK}*)?(?<lone>${WORD})` +
    `|(?<key>${WORD})${BLANK}*(?<operator>==|=|!=|<|>)${BLANK}*(?<value>${WORD})?` +
    `|(?<member>${WORD})${BLANK}+(?:in|notin)${BLANK}*\\((?<list>[^()]*)\\))${BLANK}*$`,
);
const LIST_ENTRY = new RegExp(`^${BLANK}*(?<word>${WORD})?${BLANK}*$`);

/** A comma that no parenthesis encloses. */
const COMMA = /,(?![^(]*\))/;

/**
 * Why a text is no label selector such as `app=web,tier in (a,b),!old`, as half a sentence; `undefined` for a good one, and
 * none at all selects everything. Kubernetes: apimachinery pkg/labels/selector.go `Parse`.
 */
export function selectorProblem(selector: string): string | undefined {
  if (/^[ \t\r\n]*$/.test(selector)) return undefined;
  for (const part of selector.split(COMMA)) {
    const problem = requirementProblem(part);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function requirementProblem(part: string): string | undefined {
  const { lone, key, operator, value, member, list } = REQUIREMENT.exec(part)?.groups ?? {};
  const label = lone ?? key ?? member;
  if (label === undefined) return `"${part.trim()}" is no condition on a label`;
  if (!isQualifiedName(label)) return `"${label}" cannot be the name of a label`;
  if ((operator === '<' || operator === '>') && !/^\d+$/.test(value ?? '')) {
    return `"${part.trim()}" compares with something that is no number`;
  }
  return list === undefined ? valueProblem(value ?? '') : listProblem(list);
}

function listProblem(list: string): string | undefined {
  if (/^[ \t\r\n]*$/.test(list)) return 'the values between "(" and ")" are missing';
  for (const entry of list.split(',')) {
    const found = LIST_ENTRY.exec(entry);
    if (!found) return `"${entry.trim()}" is no value`;
    const problem = valueProblem(found.groups?.['word'] ?? '');
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function valueProblem(value: string): string | undefined {
  return isLabelValue(value) ? undefined : `"${value}" cannot be the value of a label`;
}
