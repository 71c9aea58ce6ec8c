import { StackError } from './errors.ts';

/** Subnets for Pods are `10.213.N.0/24`: 253 Pods on a node are more than a kubelet takes. */
const POOL = '10.213';

interface Range {
  readonly first: number;
  readonly last: number;
}

/** The addresses of `a.b.c.d/n` (or of one address), as numbers; undefined for anything else, e.g. `default`. */
function rangeOf(cidr: string): Range | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?$/.exec(cidr);
  if (match === null) return undefined;
  const address = match.slice(1, 5).reduce((sum, byte) => sum * 256 + Number(byte), 0);
  const size = 2 ** (32 - Number(match[5] ?? 32));
  const first = address - (address % size);
  return { first, last: first + size - 1 };
}

/** Whether two IPv4 networks share an address. What is no IPv4 network shares none. */
export function overlaps(one: string, other: string): boolean {
  const a = rangeOf(one);
  const b = rangeOf(other);
  return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
}

/** The first address of a `/24`: the bridge's own, where Pods find what listens for them. */
export function gatewayOf(subnet: string): string {
  return subnet.replace(/\.0\/24$/, '.1');
}

/**
 * A Pod subnet that meets none of `taken`: `before` if it still may be had, else the next one after `seed`.
 * Throws NO_FREE_SUBNET.
 */
export function chooseSubnet(
  before: string | undefined,
  taken: readonly string[],
  seed: number,
): string {
  const spread = Array.from({ length: 256 }, (_, step) => {
    return `${POOL}.${String((seed + step) % 256)}.0/24`;
  });
  const wanted = before === undefined ? spread : [before, ...spread];
  const free = wanted.find((subnet) => !taken.some((other) => overlaps(subnet, other)));
  if (free === undefined) {
    throw new StackError('NO_FREE_SUBNET', `every network in ${POOL}.0.0/16 is in use here`);
  }
  return free;
}
