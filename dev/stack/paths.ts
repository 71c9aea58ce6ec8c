import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { StackError } from './errors.ts';

/** Where built programs and images are kept, shared by all instances. Safe to delete: it is built again. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'prowflow');
}

/** Where the state of all instances is kept, a folder for each. */
export function stateFolder(): string {
  return join(process.env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'prowflow');
}

/** The part of an instance: each is started and stopped by itself. */
export type Part = 'temporal' | 'kubernetes' | 'prowflow';

/** The folders and names that belong to one instance and to no other. */
export interface InstancePaths {
  readonly instance: string;
  readonly root: string;
  /** Names of network interfaces have at most 15 characters, so this one is a digest. */
  readonly bridge: string;
}

/** The paths of an instance. Throws BAD_INSTANCE_NAME: the name becomes a folder. */
export function instancePaths(instance: string): InstancePaths {
  if (!/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/.test(instance)) {
    throw new StackError(
      'BAD_INSTANCE_NAME',
      `"${instance}" is no instance name: use up to 40 small letters, digits and dashes`,
    );
  }
  const root = join(stateFolder(), instance);
  // Of the whole path, so that two users or two state folders on one machine do not meet in one bridge.
  const digest = createHash('sha256').update(root).digest('hex').slice(0, 8);
  return { instance, root, bridge: `pf-${digest}` };
}

/** The folder of one part of an instance. */
export function partFolder(paths: InstancePaths, part: Part): string {
  return join(paths.root, part);
}
