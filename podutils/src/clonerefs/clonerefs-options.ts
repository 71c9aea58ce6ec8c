import * as z from 'zod';
import { clonePath } from '../../../src/prowjob/clone-path.ts';
import { PodutilsError } from '../podutils-error.ts';
import { readOptions } from '../read-options.ts';
import { RefsOptions } from '../refs-options.ts';

const Options = z.object({
  src_root: z.string().min(1),
  log: z.string().min(1),
  git_user_name: z.string().default(''),
  git_user_email: z.string().default(''),
  refs: z.array(RefsOptions).min(1, 'must name at least one repository'),
  key_files: z.array(z.string()).default([]),
  oauth_token_file: z.string().default(''),
  host_fingerprints: z.array(z.string()).default([]),
  max_parallel_workers: z.int().nonnegative().default(0),
  fail: z.boolean().default(false),
  cookie_path: z.string().default(''),
  github_api_endpoints: z.array(z.url()).default([]),
  github_app_id: z.string().default(''),
  github_app_private_key_file: z.string().default(''),
});

/** What CLONEREFS_OPTIONS carries. Prow: pkg/clonerefs/options.go `Options`. */
export type ClonerefsOptions = z.output<typeof Options>;

/** Reads CLONEREFS_OPTIONS. Throws BAD_OPTIONS, also for options that contradict each other. */
export function readClonerefsOptions(text: string | undefined): ClonerefsOptions {
  const options = readOptions('CLONEREFS_OPTIONS', text, Options);
  const problem = contradiction(options);
  if (problem === undefined) return options;
  throw new PodutilsError('BAD_OPTIONS', `CLONEREFS_OPTIONS cannot be used: ${problem}`);
}

/** Prow: pkg/clonerefs/options.go `Validate`. Two repositories in one place are an error, too: they would mix. */
function contradiction(options: ClonerefsOptions): string | undefined {
  const hasId = options.github_app_id !== '';
  const hasKey = options.github_app_private_key_file !== '';
  if (hasId && !hasKey) return 'github_app_id needs github_app_private_key_file';
  if (hasKey && !hasId) return 'github_app_private_key_file needs github_app_id';
  if (hasId && options.oauth_token_file !== '') {
    return 'oauth_token_file and github_app_id are two ways to log in: give one';
  }
  if (hasId && options.github_api_endpoints.length === 0) {
    return 'github_app_id needs github_api_endpoints';
  }
  const paths = options.refs.map(clonePath);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  return twice === undefined ? undefined : `two refs would be checked out into ${twice}`;
}
