import type { Pull, Repo, TestMerge } from '../state.ts';
import type { World } from '../world.ts';

/** What a pull request shows of its test merge. */
export interface Mergeability {
  /** `null` while GitHub has not looked, and for a pull request that is closed. */
  readonly mergeable: boolean | null;
  readonly mergeCommitSha: string | null;
}

/**
 * Merges the pull request into its base to see whether it can be, as GitHub does at `refs/pull/N/merge`: anew when base
 * or head has moved, unless a test holds the merges.
 */
export async function testMergeOf(world: World, repo: Repo, pull: Pull): Promise<Mergeability> {
  const last = pull.testMerge;
  const mergeCommitSha = last?.sha ?? null;
  if (!pull.isOpen) return { mergeable: null, mergeCommitSha };
  const { held } = world.testMerges;
  if (held === 'stale' && last !== undefined) return shown(last);
  const isCurrent = last?.base === pull.baseSha && last.head === pull.headSha;
  if (held === 'unknown' && !isCurrent) return { mergeable: null, mergeCommitSha };
  return shown(last !== undefined && isCurrent ? last : await merge(world, repo, pull));
}

function shown({ sha }: TestMerge): Mergeability {
  return { mergeable: sha !== null, mergeCommitSha: sha };
}

async function merge(world: World, repo: Repo, pull: Pull): Promise<TestMerge> {
  const { baseSha: base, headSha: head } = pull;
  const sha = (await world.git.merge(repo, base, head)) ?? null;
  if (sha !== null) await world.git.setRef(repo, `refs/pull/${pull.number}/merge`, sha);
  const testMerge = { base, head, sha };
  // Should the pull request have moved meanwhile, this one tells by its commits that it is not the one due.
  Object.assign(pull, { testMerge });
  world.changed();
  return testMerge;
}
