import type { Problem } from '../problem.ts';
import type { Placed } from '../read/collections.ts';
import { listOf } from '../read/collections.ts';
import { object } from '../read/object.ts';
import { problemAt, within } from '../read/place.ts';
import type { Read } from '../read/reader.ts';
import { described, titled } from '../read/reader.ts';
import { text } from '../read/scalars.ts';
import type { Section } from './section.ts';

const client = titled(
  'ApiClient',
  object({
    gcp: described(
      'A caller from Google Cloud, known by the headers that Cloud Endpoints sets.',
      object({
        endpoint_api_consumer_type: described('Always PROJECT.', text),
        endpoint_api_consumer_number: described('Number of its Google Cloud project.', text),
      }),
    ),
    allowed_jobs_filters: described(
      'The jobs that it may start.',
      listOf(object({ tenant_id: described('Jobs of this tenant.', text) })),
    ),
  }),
);
type Client = Read<typeof client>;

const read = described(
  'Who may start jobs over the API.',
  object({ allowed_api_clients: described('Those who may, with their jobs.', listOf(client)) }),
);
type Gangway = Read<typeof read>;

/** Prow: pkg/config/gangway.go `Gangway`, `Gangway.Validate`. */
export const gangway: Section<Gangway> = {
  read,
  problems({ value, place }) {
    const clients = (value.allowed_api_clients ?? []).map((each, index) => {
      return { value: each, place: within(place, 'allowed_api_clients', index) };
    });
    return [...clients.flatMap(clientProblems), ...repeatedClients(clients)];
  },
};

function clientProblems({ value, place }: Placed<Client>): readonly Problem[] {
  const { gcp, allowed_jobs_filters: filters = [] } = value;
  const problem = (says: string, ...path: readonly (string | number)[]): Problem =>
    problemAt(within(place, ...path), says);
  if (!gcp) return [problem('an API client needs gcp, which says who it is')];
  const { endpoint_api_consumer_type: type = '', endpoint_api_consumer_number: number = '' } = gcp;
  return [
    ...(type === 'PROJECT'
      ? []
      : [problem(`endpoint_api_consumer_type must be PROJECT, not "${type}"`, 'gcp', TYPE)]),
    ...(/^[0-9]+$/.test(number)
      ? []
      : [problem(`endpoint_api_consumer_number must be digits, not "${number}"`, 'gcp', NUMBER)]),
    ...(filters.length > 0
      ? []
      : [problem('allowed_jobs_filters is empty, so the client may start nothing', FILTERS)]),
    ...filters.flatMap(({ tenant_id }, index) =>
      tenant_id ? [] : [problem('a filter needs a tenant_id', FILTERS, index)],
    ),
  ];
}

const TYPE = 'endpoint_api_consumer_type';
const NUMBER = 'endpoint_api_consumer_number';
const FILTERS = 'allowed_jobs_filters';

function repeatedClients(clients: readonly Placed<Client>[]): readonly Problem[] {
  const seen = new Set<string>();
  return clients.flatMap(({ value, place }) => {
    const number = value.gcp?.endpoint_api_consumer_number ?? '';
    const isTwice = number !== '' && seen.has(number);
    seen.add(number);
    return isTwice
      ? [problemAt(place, `there is another API client with the number ${number}`)]
      : [];
  });
}
