import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command.ts';
import { withLock } from './lock.ts';
import { stateFolder, type InstancePaths } from './paths.ts';
import { choosePorts } from './ports.ts';
import { chooseSubnet } from './subnets.ts';

/** What an instance keeps from one start to the next, so that bookmarks and kubeconfigs stay true. */
interface Settings {
  readonly ports: Readonly<Partial<Record<string, number>>>;
  readonly subnet?: string;
}

const FILE = 'settings.json';

/** Ports of this instance for the names, on loopback; kept, and promised to no other instance. */
export async function reservePorts<Name extends string>(
  paths: InstancePaths,
  names: readonly Name[],
): Promise<(name: Name) => number> {
  return change(paths, async (own, others) => {
    const taken = new Set(others.flatMap((other) => portsOf(other)));
    const before = own.ports;
    for (const [name, port] of Object.entries(before)) {
      if (port !== undefined && !names.some((wanted) => wanted === name)) taken.add(port);
    }
    const chosen = await choosePorts(names, before, taken, seedOf(paths));
    const portOf = (name: Name): number => chosen.get(name) ?? 0;
    return [{ ...own, ports: { ...before, ...Object.fromEntries(chosen) } }, portOf];
  });
}

/** The Pod subnet of this instance; kept, and different from every network that this machine knows of. */
export async function reserveSubnet(paths: InstancePaths): Promise<string> {
  return change(paths, async (own, others) => {
    const promised = others.flatMap((other) => (other.subnet === undefined ? [] : [other.subnet]));
    const taken = [...promised, ...(await routedNetworks(paths.bridge))];
    const subnet = chooseSubnet(own.subnet, taken, seedOf(paths));
    return [{ ...own, subnet }, subnet];
  });
}

function portsOf(settings: Settings): readonly number[] {
  return Object.values(settings.ports).filter((port) => port !== undefined);
}

/** The eight hexadecimal digits of the bridge's name are as good a number as any to spread instances out. */
function seedOf(paths: InstancePaths): number {
  return Number.parseInt(paths.bridge.slice(-8), 16);
}

async function routedNetworks(ownBridge: string): Promise<readonly string[]> {
  const routes: unknown = JSON.parse(await run('ip', ['-json', '-4', 'route', 'show']));
  if (!Array.isArray(routes)) return [];
  return routes.flatMap((route: unknown) => {
    if (typeof route !== 'object' || route === null || !('dst' in route)) return [];
    const { dst } = route;
    const own = 'dev' in route && route.dev === ownBridge;
    return typeof dst === 'string' && !own ? [dst] : [];
  });
}

/** Reads, changes and writes the settings while no other instance chooses. */
async function change<T>(
  paths: InstancePaths,
  decide: (own: Settings, others: readonly Settings[]) => Promise<readonly [Settings, T]>,
): Promise<T> {
  return withLock(join(stateFolder(), '.settings.lock'), async () => {
    const names = await readdir(stateFolder());
    const others = await Promise.all(
      names
        .filter((name) => name !== paths.instance)
        .map((name) => read(join(stateFolder(), name))),
    );
    const [settings, result] = await decide(await read(paths.root), others);
    await mkdir(paths.root, { recursive: true });
    const file = join(paths.root, FILE);
    await writeFile(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`);
    await rename(`${file}.new`, file);
    return result;
  });
}

async function read(root: string): Promise<Settings> {
  const text = await readFile(join(root, FILE), 'utf8').catch(() => '{}');
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return { ports: {} };
  const ports = 'ports' in value && isPorts(value.ports) ? value.ports : {};
  const subnet = 'subnet' in value && typeof value.subnet === 'string' ? value.subnet : undefined;
  return subnet === undefined ? { ports } : { ports, subnet };
}

function isPorts(value: unknown): value is Settings['ports'] {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((port) => typeof port === 'number');
}
