import { expect, it } from 'vitest';
import {
  missingSearchAttributes,
  registerSearchAttributes,
} from '../../../src/adapters/temporal/search-attributes.ts';
import { SEARCH_ATTRIBUTES } from '../../../src/prowjob/search-attributes.ts';
import { useTemporal } from './use-temporal.ts';

/** Temporal's API: enums/v1/common.proto `IndexedValueType`. */
const TEXT = 1;
const ALL = Object.keys(SEARCH_ATTRIBUTES);
const temporal = useTemporal();

it('search attributes that a namespace lacks are registered, once', async () => {
  const { connection } = temporal();
  expect(await missingSearchAttributes(connection, 'default')).toEqual(ALL);
  await registerSearchAttributes(connection, 'default');
  expect(await missingSearchAttributes(connection, 'default')).toEqual([]);
  await expect(registerSearchAttributes(connection, 'default')).resolves.toBeUndefined();
});

it('a search attribute of another type is told, with its name and what to do', async () => {
  const { connection } = temporal();
  const where = { namespace: 'default' };
  const [name = ''] = ALL;
  await connection.operatorService.removeSearchAttributes({ ...where, searchAttributes: [name] });
  await connection.operatorService.addSearchAttributes({
    ...where,
    searchAttributes: Object.fromEntries([[name, TEXT]]),
  });
  const registered = registerSearchAttributes(connection, 'default');
  await expect(registered).rejects.toMatchObject({ code: 'SEARCH_ATTRIBUTES' });
  await expect(registered).rejects.toThrow(
    `search attribute ${name} of namespace default exists, but not with type KEYWORD: remove it`,
  );
});
