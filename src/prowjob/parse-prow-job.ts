import { ProwJob as ProwJobJson } from './json/prow-job.ts';
import type { ProwJob } from './spec.ts';

/** `says` is one sentence: which field is wrong, and how. */
export type ParsedProwJob =
  { readonly ok: true; readonly prowJob: ProwJob } | { readonly ok: false; readonly says: string };

/**
 * Reads a ProwJob as Prow writes it: from prowjob.json, a cluster, or YAML that is already parsed. null is as good as
 * absent, as in Go. What prowflow does not know stays as it is.
 */
export function parseProwJob(value: unknown): ParsedProwJob {
  const parsed = ProwJobJson.safeParse(withoutNulls(value));
  if (parsed.success) return { ok: true, prowJob: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) =>
    [path.map(String).join('.'), message].filter(Boolean).join(': '),
  );
  return { ok: false, says: `not a ProwJob: ${problems.join('; ')}` };
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutNulls(inner)]),
  );
}
