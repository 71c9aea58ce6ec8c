import { expect, it } from 'vitest';
import { chooseRules } from '../../../src/config/lint/choose-rules.ts';
import type { RuleChoice } from '../../../src/config/lint/choose-rules.ts';
import type { Rule } from '../../../src/config/lint/rule.ts';

const RULES: readonly Rule[] = [
  { name: 'usual', help: '', runs: 'by-default' },
  { name: 'lenient', help: '', runs: 'by-default', isPartOf: 'dear' },
  { name: 'dear', help: '', runs: 'if-expensive' },
  { name: 'rare', help: '', runs: 'if-asked' },
  { name: 'aside', help: '', runs: 'as-note' },
];

const NONE: RuleChoice = {
  named: [],
  excluded: [],
  withDefaults: false,
  withExpensive: false,
  always: [],
};

it.each<[Partial<RuleChoice>, readonly string[]]>([
  [{}, ['usual', 'lenient']],
  [{ excluded: ['usual', 'unheard-of'] }, ['lenient']],
  [{ named: ['rare'] }, ['rare']],
  [{ named: ['rare'], withDefaults: true }, ['usual', 'lenient', 'rare']],
  [{ named: ['rare'], withExpensive: true }, ['rare']],
  [{ withExpensive: true }, ['usual', 'dear', 'rare', 'aside']],
  [{ withExpensive: true, excluded: ['dear'] }, ['usual', 'lenient', 'rare', 'aside']],
  [{ named: ['rare'], excluded: ['rare'] }, []],
  [{ always: ['rare'] }, ['usual', 'lenient', 'rare']],
  [{ named: ['usual'], always: ['rare'] }, ['usual', 'rare']],
  [{ always: ['rare'], excluded: ['rare'] }, ['usual', 'lenient']],
])('%j runs %j', (choice, names) => {
  expect([...chooseRules(RULES, { ...NONE, ...choice }).rules]).toEqual(names);
});

it.each<[Partial<RuleChoice>, readonly string[]]>([
  [{}, ['aside']],
  [{ excluded: ['aside'] }, []],
  [{ named: ['usual'] }, []],
  [{ named: ['usual'], withDefaults: true }, ['aside']],
  [{ named: ['aside'], withDefaults: true }, []],
  [{ withExpensive: true }, []],
])('%j tells %j as notes', (choice, names) => {
  expect([...chooseRules(RULES, { ...NONE, ...choice }).notes]).toEqual(names);
});
