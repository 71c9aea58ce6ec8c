import { z } from 'zod';
import { compilePattern } from '../../src/config/pattern.ts';
import { changeJudge } from '../../src/rules/change-rule.ts';
import type { ChangeRule } from '../../src/rules/change-rule.ts';

const FILES = 3_000;
const JOBS = 300;

const FOLDERS = [
  'pkg',
  'cmd',
  'api',
  'test/e2e',
  'staging/src',
  'docs',
  'hack',
  'config',
  'charts',
];
const ENDINGS = ['.go', '_test.go', '.yaml', '.md', '.sh'];

/** Patterns as people write them, all different; most match none of the files, which takes longest. */
const SHAPES: readonly ((n: string) => string)[] = [
  (n) => `^(pkg|cmd)/area-${n}/`,
  (n) => String.raw`\.go${n}$|go.mod|hack/e2e${n}\.sh|test/e2e${n}/`,
  (n) => String.raw`azure${n}.*\.go$|.*windows${n}\.go$|test/e2e/windows/.*`,
  (n) => String.raw`^((api|bootstrap|cmd|config|exp|x${n})/zz|main\.go|go\.sum|Dockerfile)`,
  (n) => `capz/templates${n}/.*`,
  (n) => String.raw`^pkg/.*/v${n}/.*\.md$`,
];

const DOCS = (n: string): string =>
  String.raw`^(docs|pkg|cmd|api|test|staging|hack|config|charts)/|^area-${n}/|\.(md)$`;

const files = Array.from({ length: FILES }, (_, index) => {
  const folder = FOLDERS[index % FOLDERS.length] ?? '';
  const ending = ENDINGS[index % ENDINGS.length] ?? '';
  return `${folder}/module-${String(index % 97)}/part-${String(index % 31)}/file_${String(index)}${ending}`;
});

const rules = Array.from({ length: JOBS }, (_, index): ChangeRule => {
  const n = String(index);
  const shape = SHAPES[index % SHAPES.length];
  return shape === undefined || index % 7 === 0
    ? { kind: 'skip-if-only-changed', pattern: compilePattern(DOCS(n)) }
    : { kind: 'if-changed', pattern: compilePattern(shape(n)) };
});

export const DecideFigures = z.object({ decideColdMs: z.number(), decideWarmMs: z.number() });
export type DecideFigures = z.infer<typeof DecideFigures>;

/** How long it takes to decide which of 300 conditional jobs the 3,000 files of a change start, at first and again. */
export function measureDecisions(): DecideFigures {
  const decideColdMs = decideMs();
  decideMs();
  return { decideColdMs, decideWarmMs: decideMs() };
}

function decideMs(): number {
  const began = performance.now();
  const judge = changeJudge(files);
  for (const rule of rules) judge(rule);
  return performance.now() - began;
}
