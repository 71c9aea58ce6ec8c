import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** What `mkpj` is told of a run: the code that it tests and, if they are to be given ones, its name and build id. */
export interface RunToMake {
  readonly baseRef: string;
  readonly baseSha: string;
  readonly pull?: {
    readonly number: number;
    readonly author: string;
    readonly sha: string;
    readonly title: string;
    readonly headRef: string;
  };
  readonly name?: string;
  readonly namespace?: string;
  readonly buildId?: string;
}

/** The options of the command line that say the same as a file of refs. */
export interface RunOptions {
  readonly refs?: string;
  readonly baseRef?: string;
  readonly baseSha?: string;
  readonly pullNumber?: string;
  readonly pullSha?: string;
  readonly pullAuthor?: string;
  readonly pullHeadRef?: string;
}

const RefsFile = z
  .object({
    base_ref: z.string(),
    base_sha: z.string(),
    pull: z
      .object({
        number: z.int().positive(),
        author: z.string(),
        sha: z.string(),
        title: z.string().default(''),
        head_ref: z.string().default(''),
      })
      .transform(({ head_ref: headRef, ...pull }) => ({ ...pull, headRef }))
      .exactOptional(),
    prowjob_name: z.string().exactOptional(),
    prowjob_namespace: z.string().exactOptional(),
    build_id: z.string().exactOptional(),
  })
  .transform(
    ({ base_ref, base_sha, pull, prowjob_name, prowjob_namespace, build_id }): RunToMake => ({
      baseRef: base_ref,
      baseSha: base_sha,
      ...(pull && { pull }),
      ...(prowjob_name !== undefined && { name: prowjob_name }),
      ...(prowjob_namespace !== undefined && { namespace: prowjob_namespace }),
      ...(build_id !== undefined && { buildId: build_id }),
    }),
  );

/** Reads the run from the file of `--refs`, or from the options one by one; throws when one is missing or wrong. */
export async function readRun(options: RunOptions): Promise<RunToMake> {
  const path = options.refs;
  return path === undefined
    ? runOfOptions(options)
    : parseRefsFile(path, await readFile(path, 'utf8'));
}

/** The run that a file of refs describes; throws when it is none, naming each wrong field. */
export function parseRefsFile(path: string, text: string): RunToMake {
  const read = RefsFile.safeParse(jsonOf(path, text));
  if (read.success) return read.data;
  const problems = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${path}: ${problems.join('; ')}`);
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path}: the file is no JSON`, { cause });
  }
}

/** The run that single options describe; throws when the pull request is named by halves. */
export function runOfOptions(options: RunOptions): RunToMake {
  const { baseRef = '', baseSha = '', pullNumber, pullAuthor, pullSha, pullHeadRef } = options;
  if (pullNumber === undefined) return { baseRef, baseSha };
  const number = Number(pullNumber);
  if (!Number.isInteger(number) || number <= 0) {
    throw new Error(`--pull-number must be a whole number above 0, not "${pullNumber}"`);
  }
  if (!pullAuthor || !pullSha) throw new Error('--pull-number needs --pull-author and --pull-sha');
  const pull = { number, author: pullAuthor, sha: pullSha, title: '', headRef: pullHeadRef ?? '' };
  return { baseRef, baseSha, pull };
}
