import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Argument } from 'commander';
import type { Command } from 'commander';
import { SCHEMA_NAMES, schemaOf } from '../config/published-schemas.ts';
import type { SchemaName } from '../config/published-schemas.ts';

interface SchemaOptions {
  readonly directory?: string;
}

/** Adds `prowflow schema`: the JSON Schema of a kind of file, for editors. */
export function addSchema(program: Command): void {
  const command = program
    .command('schema')
    .description('print the JSON Schema of a kind of file, made of what its reader takes')
    .addArgument(new Argument('[kind]', 'the kind of file').choices(SCHEMA_NAMES))
    .option('-d, --directory <path>', 'write all of them there instead, each as KIND.json')
    .action(async (kind: SchemaName | undefined, { directory }: SchemaOptions) => {
      if (directory !== undefined) await writeSchemas(directory);
      else if (kind !== undefined) process.stdout.write(schemaText(kind));
      else command.error('error: name a kind of file, or a --directory for all of them');
    });
}

/** A schema as its file in `schemas/` has it. */
export function schemaText(name: SchemaName): string {
  return `${JSON.stringify(schemaOf(name), undefined, 2)}\n`;
}

async function writeSchemas(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const name of SCHEMA_NAMES) {
    await writeFile(join(directory, `${name}.json`), schemaText(name));
  }
}
