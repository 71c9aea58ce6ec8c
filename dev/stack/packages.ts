import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../progress.ts';
import { run, which } from './command.ts';
import { StackError } from './errors.ts';
import { withLock } from './lock.ts';
import { cacheFolder } from './paths.ts';

/** Where distributions put the CNI plugins; the first that has them is used. */
const CNI_FOLDERS = ['/usr/lib/cni', '/opt/cni/bin', '/usr/libexec/cni'];

/** What we need from the distribution: how to see that it is there, and the Debian and Ubuntu package that brings it. */
const PREREQUISITES = {
  etcd: { package: 'etcd-server', find: () => which('etcd') },
  containerd: { package: 'containerd', find: () => which('containerd') },
  runc: { package: 'runc', find: () => which('runc') },
  cni: { package: 'containernetworking-plugins', find: findCniFolder },
  mmdebstrap: { package: 'mmdebstrap', find: () => which('mmdebstrap') },
  openssl: { package: 'openssl', find: () => which('openssl') },
  ip: { package: 'iproute2', find: () => which('ip') },
  unshare: { package: 'util-linux', find: () => which('unshare') },
  tar: { package: 'tar', find: () => which('tar') },
} satisfies Record<
  string,
  { readonly package: string; readonly find: () => Promise<string | undefined> }
>;

/** Something that the distribution must bring. */
export type Prerequisite = keyof typeof PREREQUISITES;

/** What the control plane alone needs, and what real Pods need beside it. */
export const NEEDED_BY = {
  'control-plane': ['etcd', 'openssl'],
  full: ['etcd', 'openssl', 'containerd', 'runc', 'cni', 'mmdebstrap', 'ip', 'unshare', 'tar'],
} satisfies Record<string, readonly Prerequisite[]>;

/** The folder of the CNI plugins, or undefined where they are not installed. */
export async function findCniFolder(): Promise<string | undefined> {
  for (const folder of CNI_FOLDERS) {
    const there = await access(join(folder, 'bridge')).then(
      () => true,
      () => false,
    );
    if (there) return folder;
  }
  return undefined;
}

/**
 * Sees that all of these are installed. As root on Debian and Ubuntu it installs what is missing and says which;
 * elsewhere it throws MISSING_PREREQUISITE with one sentence that names everything missing.
 */
export async function ensurePrerequisites(
  needed: readonly Prerequisite[],
  progress: Progress,
): Promise<void> {
  if ((await missingPackages(needed)).length === 0) return;
  await withLock(join(cacheFolder(), '.packages.lock'), async () => {
    const missing = await missingPackages(needed);
    if (missing.length === 0) return;
    const list = missing.join(', ');
    if (!(await isDebianOrUbuntu()) || process.getuid?.() !== 0) {
      throw new StackError(
        'MISSING_PREREQUISITE',
        `the local Kubernetes needs these installed first (Debian's names): ${list}`,
      );
    }
    await progress.step(`installing the distribution's packages ${list}`, () => install(missing));
  });
}

async function missingPackages(needed: readonly Prerequisite[]): Promise<readonly string[]> {
  const found = await Promise.all(
    needed.map(async (name) => {
      const { package: debianPackage, find } = PREREQUISITES[name];
      return (await find()) === undefined ? [debianPackage] : [];
    }),
  );
  return [...new Set(found.flat())];
}

async function install(packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', [...options, 'update'], { env });
  await run('apt-get', [...options, 'install', '-y', '--no-install-recommends', ...packages], {
    env,
  });
}

async function isDebianOrUbuntu(): Promise<boolean> {
  const { ID, ID_LIKE } = await osRelease();
  const ids = [ID, ...(ID_LIKE ?? '').split(' ')];
  return ids.includes('debian') && (await which('apt-get')) !== undefined;
}

/** The variables of /etc/os-release; none where there is no such file. */
export async function osRelease(): Promise<Readonly<Partial<Record<string, string>>>> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const pairs = [...text.matchAll(/^([A-Z_]+)="?([^"\n]*)"?$/gm)];
  return Object.fromEntries(pairs.map(([, name = '', value]) => [name, value]));
}
