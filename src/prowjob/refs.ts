/**
 * The code under test. Field names are those of Prow's API (pkg/apis/prowjobs/v1/types.go `Refs`, `Pull`), because
 * JOB_SPEC, CLONEREFS_OPTIONS and prowjob.json carry them to jobs and tools that read Prow's names.
 */
export interface Refs {
  readonly org: string;
  readonly repo: string;
  readonly repo_link?: string;
  readonly base_ref?: string;
  readonly base_sha?: string;
  readonly base_link?: string;
  readonly pulls?: readonly Pull[];
  readonly path_alias?: string;
  readonly workdir?: boolean;
  readonly auxiliary?: boolean;
  readonly clone_uri?: string;
  readonly skip_submodules?: boolean;
  readonly clone_depth?: number;
  readonly skip_fetch_head?: boolean;
  readonly blobless_fetch?: boolean;
  readonly sparse_checkout_files?: readonly string[];
}

/** A pull request that is merged into the base for the test. */
export interface Pull {
  readonly number: number;
  readonly author: string;
  readonly sha: string;
  readonly title?: string;
  readonly ref?: string;
  readonly head_ref?: string;
  readonly link?: string;
  readonly commit_link?: string;
  readonly author_link?: string;
}

/**
 * `base_ref[:base_sha][,number:sha[:ref]]…`, the value of PULL_REFS and of started.json's `repos`.
 * Prow: pkg/apis/prowjobs/v1/types.go `Refs.String`.
 */
export function refsText(refs: Refs): string {
  const base = refs.base_sha ? `${refs.base_ref ?? ''}:${refs.base_sha}` : (refs.base_ref ?? '');
  const pulls = (refs.pulls ?? []).map((pull) => {
    const text = `${String(pull.number)}:${pull.sha}`;
    return pull.ref ? `${text}:${pull.ref}` : text;
  });
  return [base, ...pulls].join(',');
}
