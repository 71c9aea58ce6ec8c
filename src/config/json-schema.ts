import { ConfigError } from './config-error.ts';
import type { JsonSchema } from './read/reader.ts';

/** A kind of file, for editors. */
export interface SchemaDocument {
  readonly title: string;
  readonly description: string;
  /** What its reader takes. */
  readonly shape: JsonSchema;
}

/**
 * The JSON Schema (draft 2020-12) of a kind of file. Shapes with a title are written once, under `$defs`; what is said
 * of the field that has such a shape stays with the field. Fields that nobody knows at the top are refused, although
 * the reader keeps them: in an editor they are typing errors.
 * Throws {@link ConfigError} when two different shapes have one title.
 */
export function jsonSchema(
  name: string,
  { title, description, shape }: SchemaDocument,
): JsonSchema {
  const definitions = new Map<string, JsonSchema>();
  const top = hoisted(shape, definitions, new Map());
  const sorted = [...definitions].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:prowflow:schema:${name}`,
    ...top,
    title,
    description,
    additionalProperties: false,
    $defs: Object.fromEntries(sorted),
  };
}

type Seen = Map<unknown, unknown>;
type Definitions = Map<string, JsonSchema>;

/** The shape with references in place of what has a title. Readers share shapes, so each is walked once. */
function hoisted(shape: JsonSchema, definitions: Definitions, seen: Seen): JsonSchema {
  const entries = Object.entries(shape).map(
    ([key, value]) => [key, hoistedPart(value, definitions, seen)] as const,
  );
  return Object.fromEntries(entries);
}

function hoistedPart(value: unknown, definitions: Definitions, seen: Seen): unknown {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item) => hoistedPart(item, definitions, seen));
  }
  if (!isSchema(value)) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const made = reference(value, definitions, seen);
  seen.set(value, made);
  return made;
}

function reference(shape: JsonSchema, definitions: Definitions, seen: Seen): JsonSchema {
  const { title, description, ...rest } = hoisted(shape, definitions, seen);
  const described = description === undefined ? {} : { description };
  if (typeof title !== 'string') return { ...rest, ...withTitle(title), ...described };
  const before = definitions.get(title);
  if (before && JSON.stringify(before) !== JSON.stringify(rest)) {
    throw new ConfigError('TWO_SHAPES', `two different shapes have the title ${title}`);
  }
  definitions.set(title, rest);
  return { $ref: `#/$defs/${title}`, ...described };
}

/** Among `properties`, `title` is a field like others. */
function withTitle(title: unknown): JsonSchema {
  return title === undefined ? {} : { title };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
