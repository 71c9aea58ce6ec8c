import { expect, it } from 'vitest';
import { z } from 'zod';
import { reportSarif } from '../../../src/cli/problems/sarif.ts';
import { REPORT } from './sample-report.ts';

const Text = z.strictObject({ text: z.string().min(1) });
const Level = z.enum(['error', 'warning', 'note']);
const Positive = z.int().positive();

/** What the standard requires of the parts in use, and nothing that it does not know. SARIF 2.1.0 §3.13 to §3.52. */
const Sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          rules: z.array(
            z.strictObject({
              id: z.string(),
              shortDescription: Text,
              help: Text,
              defaultConfiguration: z.strictObject({ level: Level }),
            }),
          ),
        }),
      }),
      columnKind: z.literal('utf16CodeUnits'),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().nonnegative(),
          level: Level,
          message: Text,
          locations: z.array(
            z.strictObject({
              physicalLocation: z.strictObject({
                artifactLocation: z.strictObject({ uri: z.string() }),
                region: z
                  .strictObject({
                    startLine: Positive,
                    startColumn: Positive.optional(),
                    snippet: Text.optional(),
                  })
                  .optional(),
              }),
            }),
          ),
        }),
      ),
    }),
  ]),
});

const context = {
  rules: [{ name: 'unknown-fields', help: 'A field that nobody knows.' }],
  uriOf: (file: string) => `repo/${file}`,
};
const [run] = Sarif.parse(JSON.parse(reportSarif(REPORT, context))).runs;

it('names every kind of problem and every lint, each with help and level of its own', () => {
  const { rules } = run.tool.driver;
  const levelOf = (name: string) => rules.find(({ id }) => id === name)?.defaultConfiguration.level;
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(new Set(rules.map(({ help }) => help.text)).size).toBe(rules.length);
  expect(['job-trigger', 'repository-name', 'unknown-fields'].map(levelOf)).toEqual([
    'error',
    'warning',
    'warning',
  ]);
});

it('has a result for each problem, which points to its rule', () => {
  expect(run.results.map(({ ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id)).toEqual(
    run.results.map(({ ruleId }) => ruleId),
  );
  expect(run.results.map(({ level }) => level)).toEqual([
    'error',
    'error',
    'error',
    'warning',
    'note',
  ]);
});

it('says where', () => {
  expect(run.results.map(({ locations }) => locations[0]?.physicalLocation)).toEqual([
    {
      artifactLocation: { uri: 'repo/jobs/a.yaml' },
      region: { startLine: 2, startColumn: 9 },
    },
    { artifactLocation: { uri: 'repo/jobs/b.yaml' } },
    {
      artifactLocation: { uri: 'repo/jobs/b.yaml' },
      region: { startLine: 12, startColumn: 3, snippet: { text: '  bad: x' } },
    },
    {
      artifactLocation: { uri: 'repo/config.yaml' },
      region: { startLine: 7, startColumn: 1, snippet: { text: 'odd: 1' } },
    },
    {
      artifactLocation: { uri: 'repo/plugins.yaml' },
      region: { startLine: 3, startColumn: 5 },
    },
  ]);
});
