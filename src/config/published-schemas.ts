import { inRepoFields } from './in-repo/in-repo-file.ts';
import { jsonSchema } from './json-schema.ts';
import type { SchemaDocument } from './json-schema.ts';
import type { JsonSchema } from './read/reader.ts';
import { jobFields } from './schema/job-file.ts';
import { mainFields } from './schema/main-file.ts';
import { pluginsFields } from './schema/plugins-file.ts';

/** The kinds of files that operators write, as their readers take them. */
const DOCUMENTS = {
  config: {
    title: 'config.yaml of Prow',
    description: 'The configuration of an installation; it may hold jobs too.',
    shape: mainFields.shape,
  },
  jobs: {
    title: 'Job file of Prow',
    description: 'Jobs and presets, one of any number of files.',
    shape: jobFields.shape,
  },
  plugins: {
    title: 'plugins.yaml of Prow',
    description: 'Which plugins are on for which repositories, and their settings.',
    shape: pluginsFields.shape,
  },
  'in-repo': {
    title: '.prow.yaml',
    description: 'Jobs that a repository defines itself, in .prow.yaml or in files below .prow/.',
    shape: inRepoFields.shape,
  },
} as const satisfies Record<string, SchemaDocument>;

export type SchemaName = keyof typeof DOCUMENTS;

/** The kinds of files that have a schema, by the names of their files in `schemas/`. */
export const SCHEMA_NAMES: readonly SchemaName[] = ['config', 'jobs', 'plugins', 'in-repo'];

/** The JSON Schema of a kind of file. */
export function schemaOf(name: SchemaName): JsonSchema {
  return jsonSchema(name, DOCUMENTS[name]);
}
