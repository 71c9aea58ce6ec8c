import { object } from '../read/object.ts';
import type { Reader } from '../read/reader.ts';
import { described, reader } from '../read/reader.ts';
import { filledText } from '../read/scalars.ts';

/** Something for the jobs that match. */
export interface Matching<T> {
  /** `org/repo`, an org, or `*`; empty is `*`. */
  readonly repo: string;
  /** A build cluster or `*`; empty is `*`. */
  readonly cluster: string;
  readonly config: T;
}

const scope = {
  repo: described('Jobs of this org/repo or org; of all when it is * or empty.', filledText),
  cluster: described('Jobs on this build cluster; on all when it is * or empty.', filledText),
};

/** An entry of a list of defaults: `{repo, cluster, config}`. An entry without `config` gives nothing. */
export function matching<T>(config: Reader<T>): Reader<Matching<T>> {
  const entry = object({ ...scope, config });
  return reader(entry.shape, (value, place, notes) => {
    const read = entry(value, place, notes);
    if (read?.config === undefined) return undefined;
    return { repo: read.repo ?? '*', cluster: read.cluster ?? '*', config: read.config };
  });
}

/** Gerrit reviews code on NAME-review.DOMAIN and serves it on NAME.DOMAIN. Prow: pkg/gerrit/source/source.go `CodeURL`. */
const REVIEW_HOST = /^([^.]*)-review\./;

/**
 * Is an entry for the jobs of a repository on a cluster? `repo` is empty for a periodic without `extra_refs`.
 * Prow: pkg/config/config.go `matches`: equality, although its documentation speaks of patterns.
 */
export function matches(
  entry: Omit<Matching<unknown>, 'config'>,
  repo: string,
  cluster: string,
): boolean {
  if (entry.cluster !== '*' && entry.cluster !== cluster) return false;
  if (entry.repo === '*' || entry.repo === repo) return true;
  const bare = repo.replace(REVIEW_HOST, '$1.').replace(/^https?:\/\//, '');
  const [org] = bare.split('/');
  return entry.repo === bare || entry.repo === org;
}
