import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonSchema } from '../../src/config/json-schema.ts';
import { SCHEMA_NAMES, schemaOf } from '../../src/config/published-schemas.ts';
import type { SchemaName } from '../../src/config/published-schemas.ts';
import { listOf, mapOf } from '../../src/config/read/collections.ts';
import { object } from '../../src/config/read/object.ts';
import { described, titled } from '../../src/config/read/reader.ts';
import type { JsonSchema } from '../../src/config/read/reader.ts';
import { flag, text } from '../../src/config/read/scalars.ts';
import { parseYaml } from '../../src/config/yaml.ts';
import { MAIN, periodic, postsubmit, presubmit } from './sample.ts';

describe('a document', () => {
  const point = titled('Point', object({ title: text, x: flag }));
  const make = (shape: JsonSchema): JsonSchema =>
    jsonSchema('test', { title: 'T', description: 'D', shape });

  it('writes a shape with a title once, and keeps what is said of its fields beside them', () => {
    const shape = object({ one: described('First.', point), more: mapOf(listOf(point)) }).shape;
    const { $defs, properties } = make(shape);
    expect(properties).toEqual({
      one: { $ref: '#/$defs/Point', description: 'First.' },
      more: {
        type: ['object', 'null'],
        additionalProperties: { type: ['array', 'null'], items: { $ref: '#/$defs/Point' } },
      },
    });
    expect($defs).toEqual({ Point: object({ title: text, x: flag }).shape });
  });

  it('refuses two shapes of one title', () => {
    const other = titled('Point', object({ y: flag }));
    expect(() => make(object({ one: point, other }).shape)).toThrow(
      'two different shapes have the title Point',
    );
  });
});

const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  allErrors: true,
  formats: { 'date-time': true },
});
const validators = new Map(SCHEMA_NAMES.map((name) => [name, ajv.compile(schemaOf(name))]));

/** What a schema says against a text, a line each. */
function against(name: SchemaName, yaml: string): readonly string[] {
  const { value, problems } = parseYaml({ path: 'test.yaml', text: yaml });
  expect(problems).toEqual([]);
  const validate = validators.get(name);
  if (!validate || validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '' }) => `${instancePath}: ${message}`,
  );
}

describe('the published schemas', () => {
  it.each(SCHEMA_NAMES)('%s is in the repository as it is generated', (name) => {
    const published = new URL(`../../schemas/${name}.json`, import.meta.url);
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(schemaOf(name));
  });

  it.each([
    ['config', MAIN],
    ['config', presubmit('decorate: true')],
    ['config', 'tide: {queries: [{orgs: [o], labels: [lgtm]}]}\nlog_level: debug'],
    ['jobs', presubmit('max_concurrency: 3', 'branches: [main]')],
    ['jobs', postsubmit('labels: {yes: no, number: 1}')],
    ['jobs', periodic('interval: 1h', 'cron: null')],
    ['jobs', 'prow_ignored: {anything: [at, all]}'],
    ['plugins', 'plugins: {org: {plugins: [trigger]}, org/repo: [lgtm]}'],
    ['plugins', 'external_plugins: {org: [{name: x, events: [push]}]}'],
    ['in-repo', 'presubmits: [{name: unit, spec: {containers: [{}]}}]'],
  ] as const)('%s takes %s', (name, yaml) => {
    expect(against(name, yaml)).toEqual([]);
  });

  it.each([
    ['config', 'plonk: {}', ': must NOT have additional properties'],
    ['config', 'plank: {max_goroutine: 1}', '/plank: must NOT have additional properties'],
    ['config', 'tide: {queries: [{labels: lgtm}]}', '/tide/queries/0/labels: must be array,null'],
    ['config', 'plank: {max_concurrency: "3"}', '/plank/max_concurrency: must be integer,null'],
    [
      'jobs',
      presubmit('always_run: "yes"'),
      '/presubmits/org~1repo/0/always_run: must be boolean,null',
    ],
    [
      'jobs',
      presubmit('allways_run: true'),
      '/presubmits/org~1repo/0: must NOT have additional properties',
    ],
    ['plugins', 'lgtm: {repos: [o]}', '/lgtm: must be array,null'],
    ['in-repo', 'periodics: [{name: x}]', '/periodics: must be null'],
  ] as const)('%s finds what is wrong with %s', (name, yaml, problem) => {
    expect(against(name, yaml)).toContain(problem);
  });
});

describe('a real configuration, where one is at hand', () => {
  const directory = process.env.PROWFLOW_CONFORMANCE ?? '../shared/conformance';

  it('is what the schemas describe', () => {
    for (const [name, path] of filesIn(directory)) {
      expect([path, against(name, readFileSync(path, 'utf8'))]).toEqual([path, []]);
    }
  });
});

function filesIn(directory: string): readonly (readonly [SchemaName, string])[] {
  const paths = (function all() {
    try {
      return readdirSync(directory, { recursive: true, encoding: 'utf8' });
    } catch {
      return [];
    }
  })();
  return paths
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => [path.startsWith('jobs/') ? 'jobs' : kindOf(path), `${directory}/${path}`]);
}

function kindOf(path: string): SchemaName {
  return path === 'plugins.yaml' ? 'plugins' : 'config';
}
