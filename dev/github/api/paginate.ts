import type { Call, Reply } from './call.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** `Link`, when there is more than this page. */
  readonly headers: Readonly<Record<string, string>>;
}

const DEFAULT_SIZE = 30;
const LARGEST_SIZE = 100;

/** The page that the query asks for. GitHub: "Using pagination in the REST API". */
export function paginate<Item>(all: readonly Item[], call: Call, api: string): Page<Item> {
  const size = Math.min(LARGEST_SIZE, positive(call.query.get('per_page')) ?? DEFAULT_SIZE);
  const page = positive(call.query.get('page')) ?? 1;
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (number: number, rel: string): string => {
    const query = new URLSearchParams(call.query);
    query.set('page', String(number));
    return `<${api}${call.path}?${query.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
  ];
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

/** A list as an answer. */
export function listed<Item>(
  all: readonly Item[],
  call: Call,
  api: string,
  shape: (item: Item) => unknown,
): Reply {
  const { items, headers } = paginate(all, call, api);
  return { status: 200, body: items.map(shape), headers };
}

function positive(text: string | null): number | undefined {
  const number = Number(text ?? NaN);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
