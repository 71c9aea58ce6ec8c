import { refsText, type Refs } from '../../../src/prowjob/refs.ts';
import { mainRefs, type JobCode } from '../../../src/prowjob/revision.ts';
import type { CloneRecord } from '../clonerefs/clone-record.ts';

/** The commit that the checkout of the code under test ended with; empty when there was none. */
export function checkedOut(job: JobCode, records: readonly CloneRecord[]): string {
  const refs = mainRefs(job);
  if (refs === undefined) return '';
  const key = (one: Refs): string => `${one.org}/${one.repo} ${refsText(one)}`;
  return records.find((record) => key(record.refs) === key(refs))?.final_sha ?? '';
}
