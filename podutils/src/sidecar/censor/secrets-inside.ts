import * as z from 'zod';
import { PodutilsError } from '../../podutils-error.ts';

const Login = z.object({
  password: z.string().exactOptional(),
  auth: z.string().exactOptional(),
});
const Dockercfg = z.record(z.string(), Login);
const Dockerconfigjson = z.object({ auths: Dockercfg.default({}) });

/**
 * The parts of a file that are secrets by themselves, because a log rather shows a password than the file around it.
 * Throws SECRETS_UNREADABLE when the file is not of the format that its name promises; quotes nothing of it.
 * Prow: pkg/sidecar/censor.go `loadDockercfgAuths`, `loadDockerconfigJsonAuths`, `loadIniData`.
 */
export function secretsInside(
  fileName: string,
  content: string,
  iniFileNames: readonly string[],
): readonly string[] {
  if (fileName === '.dockercfg') return logins(parse(fileName, content, Dockercfg));
  if (fileName === '.dockerconfigjson') {
    return logins(parse(fileName, content, Dockerconfigjson).auths);
  }
  return iniFileNames.includes(fileName) ? iniValues(content) : [];
}

function logins(auths: z.output<typeof Dockercfg>): readonly string[] {
  return Object.values(auths)
    .flatMap(({ auth, password }) => [auth, password])
    .filter((secret) => secret !== undefined)
    .filter((secret) => secret !== '');
}

function parse<Schema extends z.ZodType>(
  fileName: string,
  content: string,
  schema: Schema,
): z.output<Schema> {
  const read = schema.safeParse(json(content));
  if (read.success) return read.data;
  throw new PodutilsError(
    'SECRETS_UNREADABLE',
    `the secrets to censor cannot be read: a file ${fileName} is not of its format`,
  );
}

function json(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** Values of `key = value` lines, without the quotes around them. */
function iniValues(content: string): readonly string[] {
  return content
    .split(/\r?\n/)
    .filter((line) => !/^\s*[;#[]/.test(line))
    .map((line) => /^[^=:]+[=:](.*)$/.exec(line)?.[1]?.trim() ?? '')
    .flatMap((value) => [value, /^(["'`])(.*)\1$/.exec(value)?.[2] ?? ''])
    .filter((value) => value !== '');
}
