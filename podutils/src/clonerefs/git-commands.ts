import type { Pull, Refs } from '../../../src/prowjob/refs.ts';

/** A command of a checkout, as data. `env` holds what is set beside the utility's own environment. */
export interface CheckoutCommand {
  readonly program: 'mkdir' | 'git';
  readonly args: readonly string[];
  readonly dir: string;
  readonly env: readonly string[];
  /** Whether the network may make it fail for a while. */
  readonly isFetch: boolean;
}

/** What all commands of one checkout share. `uri` may hold a login. */
export interface Checkout {
  readonly dir: string;
  readonly uri: string;
  readonly env: readonly string[];
  readonly userName: string;
  readonly userEmail: string;
  readonly cookiePath: string;
}

/**
 * Fetches and checks out the base. Being on the branch needs a detour over the commit, because a branch that is checked
 * out cannot be moved. Prow: pkg/pod-utils/clone/clone.go `commandsForBaseRef`.
 */
export function baseCommands(refs: Refs, checkout: Checkout): readonly CheckoutCommand[] {
  const { base_ref = '', base_sha = '', sparse_checkout_files = [] } = refs;
  const isSparse = sparse_checkout_files.length > 0;
  const depth = isSparse ? 1 : (refs.clone_depth ?? 0);
  const how = [
    ...(depth > 0 ? ['--depth', String(depth)] : []),
    ...(refs.blobless_fetch || isSparse ? ['--filter=blob:none'] : []),
  ];
  const target = base_sha === '' ? 'FETCH_HEAD' : base_sha;
  const commands: (readonly string[])[] = [
    ['init'],
    ...identity(checkout),
    ...(checkout.cookiePath && refs.skip_submodules
      ? [['config', 'http.cookiefile', checkout.cookiePath]]
      : []),
    ...(isSparse ? [['sparse-checkout', 'init']] : []),
    ...(refs.skip_fetch_head || isSparse
      ? []
      : [['fetch', ...how, checkout.uri, '--tags', '--prune']]),
    ['fetch', ...how, ...(isSparse ? ['--no-tags'] : []), checkout.uri, base_sha || base_ref],
    ...(isSparse ? [['sparse-checkout', 'set', ...sparse_checkout_files]] : []),
    ['checkout', target],
    ['branch', '--force', base_ref, target],
    ['checkout', base_ref],
  ];
  return [makeFolder(checkout), ...commands.map((args) => git(args, checkout))];
}

/**
 * Merges each pull request, one second after the other from the base's commit on, so that the same refs always give the
 * same commit. Prow: pkg/pod-utils/clone/clone.go `commandsForPullRefs`.
 */
export function pullCommands(
  refs: Refs,
  checkout: Checkout,
  baseSeconds: number,
): readonly CheckoutCommand[] {
  const merges = (refs.pulls ?? []).flatMap((pull, index) =>
    mergeCommands(pull, refs, checkout, baseSeconds + index + 1),
  );
  const isSparse = (refs.sparse_checkout_files ?? []).length > 0;
  if (refs.skip_submodules || isSparse) return merges;
  return [...merges, git(['submodule', 'update', '--init', '--recursive'], checkout)];
}

function mergeCommands(pull: Pull, refs: Refs, checkout: Checkout, seconds: number) {
  const wanted = pull.ref || pull.sha || `pull/${String(pull.number)}/head`;
  const filter = refs.blobless_fetch ? ['--filter=blob:none'] : [];
  const dates = ['GIT_AUTHOR_DATE', 'GIT_COMMITTER_DATE'].map(
    (name) => `${name}=${String(seconds)}`,
  );
  const merge = git(['merge', '--no-ff', pull.sha || 'FETCH_HEAD'], checkout);
  return [
    git(['fetch', ...filter, checkout.uri, wanted], checkout),
    { ...merge, env: [...merge.env, ...dates] },
  ];
}

function identity({ userName, userEmail }: Checkout): readonly (readonly string[])[] {
  return [
    ...(userName === '' ? [] : [['config', 'user.name', userName]]),
    ...(userEmail === '' ? [] : [['config', 'user.email', userEmail]]),
  ];
}

function makeFolder({ dir, env }: Checkout): CheckoutCommand {
  return { program: 'mkdir', args: ['-p', dir], dir: '/', env, isFetch: false };
}

/** A git command in the folder of a checkout. */
export function git(args: readonly string[], { dir, env }: Checkout): CheckoutCommand {
  return { program: 'git', args, dir, env, isFetch: args[0] === 'fetch' };
}
