import { PodutilsError } from './podutils-error.ts';

/** Which utility this container is. */
export type Utility =
  | { readonly kind: 'place-entrypoint'; readonly destination: string }
  | { readonly kind: 'clonerefs' | 'initupload' | 'sidecar' };

/** Where the wrapper of tests is expected. Prow: pkg/entrypoint/options.go `defaultCopyDst`. */
const DESTINATION = '/tools/entrypoint';

const VARIABLES = {
  clonerefs: 'CLONEREFS_OPTIONS',
  initupload: 'INITUPLOAD_OPTIONS',
  sidecar: 'SIDECAR_OPTIONS',
} as const;

/**
 * One image serves as all four: which one is said by the argument `--copy-mode-only`, or by the variable that is set.
 * Other arguments do not count then, as in Prow, where the variable goes before flags. Throws BAD_OPTIONS.
 */
export function dispatch(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Utility {
  if (args.some((arg) => /^--?copy-mode-only(?:=true)?$/.test(arg))) {
    const flag = args.find((arg) => /^--?copy-destination=/.test(arg));
    const destination = flag?.slice(flag.indexOf('=') + 1) ?? DESTINATION;
    return { kind: 'place-entrypoint', destination };
  }
  const set = (['clonerefs', 'initupload', 'sidecar'] as const).filter((kind) =>
    Boolean(env[VARIABLES[kind]]),
  );
  const [kind, ...others] = set;
  if (kind !== undefined && others.length === 0) return { kind };
  const names = Object.values(VARIABLES).join(', ');
  throw new PodutilsError(
    'BAD_OPTIONS',
    kind === undefined
      ? `nothing to do: set one of ${names}, or pass --copy-mode-only`
      : `more than one of ${names} is set: a container is one utility`,
  );
}
