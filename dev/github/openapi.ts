import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

/** An exchange to hold against GitHub's own description of its API. */
export interface Exchange {
  /** `METHOD /path/{placeholder}`, as in the description. */
  readonly route: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

/** Says in words what of an exchange or a webhook GitHub would not have sent; nothing when it fits. */
export interface OpenApiChecker {
  exchange(exchange: Exchange): readonly string[];
  webhook(event: string, payload: Readonly<Record<string, unknown>>): readonly string[];
}

const DOCUMENT = '@octokit/openapi/generated/api.github.com.json';
const ID = 'https://api.github.com/description';

/** Reads GitHub's OpenAPI description, 13 MB: once for a whole test file, about a second. */
export async function loadOpenApi(): Promise<OpenApiChecker> {
  const path = createRequire(import.meta.url).resolve(DOCUMENT);
  const description: unknown = JSON.parse(await readFile(path, 'utf8'), toJsonSchema);
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false });
  formats.default(ajv);
  ajv.addFormat('repo.nwo', true);
  ajv.addSchema(Object.assign({}, description), ID);

  /** Compiles what the pointer shows, on first use; `undefined` when there is nothing there. */
  const compile = (pointer: string): ValidateFunction | undefined => ajv.getSchema(ID + pointer);
  const complaints = (pointer: string, value: unknown, about: string): readonly string[] => {
    const check = compile(pointer);
    if (check === undefined || check(value)) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message }) => `${about}: ${instancePath || '/'} ${message ?? ''}`,
    );
  };

  const answerComplaints = (
    operation: string,
    { route, status, responseBody }: Exchange,
  ): readonly string[] => {
    const about = `${route} answers ${status}`;
    const place = `${operation}/responses/${status}`;
    const described = at(description, place);
    if (described === undefined && status < 400) return [`${about}, which is not described`];
    if (described === undefined) return complaints(BASIC_ERROR, responseBody, about);
    const reference = at(described, '#/$ref');
    const pointer = typeof reference === 'string' ? reference : place;
    return complaints(pointer + JSON_SCHEMA, responseBody, about);
  };

  return {
    exchange(exchange) {
      const { route, requestBody, status } = exchange;
      const [method = '', template = ''] = route.split(' ');
      const operation = `#/paths/${escape(template)}/${method.toLowerCase()}`;
      if (at(description, operation) === undefined) return [`${route} is not a call of GitHub`];
      return [
        ...(status === 422 || requestBody === undefined
          ? []
          : complaints(`${operation}/requestBody${JSON_SCHEMA}`, requestBody, `${route} asks`)),
        ...answerComplaints(operation, exchange),
      ];
    },
    webhook(event, payload) {
      const { action } = payload;
      const name = typeof action === 'string' ? `${event}-${action}` : event;
      const pointer = `#/x-webhooks/${name.replaceAll('_', '-')}/post`;
      if (at(description, pointer) === undefined) return [`${name} is not a webhook of GitHub`];
      return complaints(`${pointer}/requestBody${JSON_SCHEMA}`, payload, `webhook ${name}`);
    },
  };
}

const JSON_SCHEMA = '/content/application~1json/schema';
const BASIC_ERROR = '#/components/schemas/basic-error';

/** OpenAPI 3.0 says `nullable`; JSON Schema says that null is one of the types, or one of the choices. */
function toJsonSchema(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value)) return value;
  if (value.nullable !== true) return value;
  return { anyOf: [{ ...value, nullable: undefined }, { type: 'null' }] };
}

/** RFC 6901, for the parts of a pointer. */
function escape(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** What a pointer shows (RFC 6901), or `undefined`. */
function at(value: unknown, pointer: string): unknown {
  let shown = value;
  for (const part of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof shown !== 'object' || shown === null) return undefined;
    shown = Object.entries(shown).find(([name]) => name === key)?.[1];
  }
  return shown;
}
