import type { Connection } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '../../prowjob/search-attributes.ts';
import { TemporalError } from './connect.ts';

/** Temporal's API: enums/v1/common.proto `IndexedValueType`. */
const INDEXED_TYPES = { KEYWORD: 2, INT: 3 } as const;

type Operator = Pick<Connection, 'operatorService'>;

/**
 * Registers the search attributes that are missing. Must happen before any worker starts: a workflow that sets an
 * unknown one cannot go on. Throws TemporalError SEARCH_ATTRIBUTES when one is there with another type.
 */
export async function registerSearchAttributes(
  connection: Operator,
  namespace: string,
): Promise<void> {
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(
    missing.map((name) => [name, INDEXED_TYPES[SEARCH_ATTRIBUTES[name]]]),
  );
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
}

/** The names that a namespace lacks. Throws TemporalError SEARCH_ATTRIBUTES for a wrong type. */
export async function missingSearchAttributes(
  connection: Operator,
  namespace: string,
): Promise<readonly (keyof typeof SEARCH_ATTRIBUTES)[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return entriesOf(SEARCH_ATTRIBUTES).flatMap(([name, type]) => {
    const found: number | undefined = customAttributes[name];
    if (found === undefined) return [name];
    if (found === INDEXED_TYPES[type]) return [];
    throw new TemporalError(
      'SEARCH_ATTRIBUTES',
      `search attribute ${name} of namespace ${namespace} exists, but not with type ${type}: remove it`,
    );
  });
}

function entriesOf<T extends object>(table: T): [keyof T & string, T[keyof T]][] {
  return Object.entries(table) as [keyof T & string, T[keyof T]][];
}
