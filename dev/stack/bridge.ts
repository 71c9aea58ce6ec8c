import { run } from './command.ts';
import type { InstancePaths } from './paths.ts';
import { gatewayOf } from './subnets.ts';
import { waitFor } from './wait.ts';

/** Makes the bridge that Pods hang on and gives it the subnet's first address, which is returned. */
export async function createBridge(paths: InstancePaths, subnet: string): Promise<string> {
  const { bridge } = paths;
  const gateway = gatewayOf(subnet);
  // A bridge without an address of its own takes a new one as Pods come and go, and breaks their connections.
  const hardware = `02:70:${(bridge.slice(-8).match(/../g) ?? []).join(':')}`;
  await run('ip', ['link', 'add', 'name', bridge, 'address', hardware, 'type', 'bridge']);
  await run('ip', ['address', 'add', `${gateway}/24`, 'dev', bridge]);
  await run('ip', ['link', 'set', 'dev', bridge, 'up']);
  return gateway;
}

/** Removes the bridge, and first the ends of Pods' cables that the kernel has not yet removed with their Pods. */
export async function removeBridge(paths: InstancePaths): Promise<void> {
  const { bridge } = paths;
  if (!(await linkNames([])).includes(bridge)) return;
  const none = async () => ((await linkNames(['master', bridge])).length === 0 ? true : undefined);
  await waitFor('Pods to leave the bridge', none, { timeoutMs: 5_000, everyMs: 50 }).catch(
    () => undefined,
  );
  for (const link of await linkNames(['master', bridge])) await run('ip', ['link', 'delete', link]);
  await run('ip', ['link', 'delete', bridge, 'type', 'bridge']);
}

async function linkNames(filter: readonly string[]): Promise<readonly string[]> {
  const links: unknown = JSON.parse(
    (await run('ip', ['-json', 'link', 'show', ...filter])) || '[]',
  );
  if (!Array.isArray(links)) return [];
  return links.flatMap((link: unknown) => {
    const named = typeof link === 'object' && link !== null && 'ifname' in link;
    return named && typeof link.ifname === 'string' ? [link.ifname] : [];
  });
}
