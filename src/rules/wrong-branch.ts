import type { Branches } from '../config/config.ts';
import type { JobVerdict } from './job-verdict.ts';

function listed(patterns: readonly string[]): string {
  return patterns.map((pattern) => `"${pattern}"`).join(', ');
}

/** The answer for a job of other branches; `why` is what its branches say. */
export function wrongBranch({ include, skip }: Branches, why: string): JobVerdict {
  const fits = [
    ...(include.length === 0 ? [] : [`matches ${listed(include)}`]),
    ...(skip.length === 0 ? [] : [`does not match ${listed(skip)}`]),
  ];
  return { run: false, why, wouldRunIf: `the branch ${fits.join(' and ')}` };
}
