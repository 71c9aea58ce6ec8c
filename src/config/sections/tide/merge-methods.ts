import { patternProblem } from '../../pattern.ts';
import { mapOf, placed } from '../../read/collections.ts';
import { inside, problemAt } from '../../read/place.ts';
import type { Reader } from '../../read/reader.ts';
import { reader, refuse, titled } from '../../read/reader.ts';
import { oneOf } from '../../read/scalars.ts';
import { isMapping } from '../../yaml-value.ts';

const METHODS = ['merge', 'rebase', 'squash'] as const;

type MergeMethod = (typeof METHODS)[number];

const method: Reader<MergeMethod> = titled('MergeMethod', oneOf(METHODS));

/** The method of a branch cannot be left open. */
const branchMethod: Reader<MergeMethod> = reader({ enum: METHODS }, (value, place, notes) => {
  const read = method(value, place, notes);
  if (value === '' || value === null) refuse(value, place, notes, `one of ${METHODS.join(', ')}`);
  return read;
});

const anyBranches = mapOf(branchMethod);

const branches: typeof anyBranches = reader(anyBranches.shape, (value, place, notes) => {
  const patterns = isMapping(value) ? Object.keys(value) : [];
  for (const pattern of patterns) {
    const problem = patternProblem(pattern);
    if (problem === undefined) continue;
    const says = `the branch ${pattern} is no regular expression: ${problem}`;
    notes.problems.push(problemAt(inside(place, pattern), says));
  }
  return anyBranches(value, place, notes);
});

/** Either one method, or what there is instead. */
function methodOr<T>(parts: Reader<T>): Reader<MergeMethod | T> {
  const shape = { anyOf: [method.shape, parts.shape] };
  return reader<MergeMethod | T>(shape, (value, place, notes) =>
    isMapping(value) ? parts(value, place, notes) : method(value, place, notes),
  );
}

/**
 * By org, `org/repo` or `org/repo@branch` a method, or by org its repositories, and by repository its branches, which are
 * patterns. Prow: pkg/config/tide.go `TideOrgMergeType`, pkg/config/config.go `parseTideMergeType`.
 */
export const mergeMethods = mapOf(placed(methodOr(mapOf(methodOr(branches)))));
