import type { Octokit, OctokitOptions } from '@octokit/core';
import { z } from 'zod';
import type { Metrics } from '../../ports/metrics.ts';

interface Options extends OctokitOptions {
  readonly calls?: {
    readonly metrics?: Metrics | undefined;
    /** Under which account; no secret. */
    readonly identity: string;
  };
}

/** An answer, or an error that has one. */
const Answered = z.object({ status: z.number(), headers: z.record(z.string(), z.unknown()) });
const Refused = z.object({ response: Answered });

/**
 * A plugin of Octokit that measures each call on the wire, by its route and not by its address, and what is left of
 * GitHub's limits after it. Prow: ghproxy/ghmetrics/ghmetrics.go.
 */
export function measureCalls(octokit: Octokit, { calls }: Options): object {
  const { metrics, identity = '' } = calls ?? {};
  if (!metrics) return {};
  octokit.hook.wrap('request', async (request, options) => {
    const beganMs = performance.now();
    const tell = (answer: z.infer<typeof Answered> | undefined): void => {
      const status = answer ? String(answer.status) : 'none';
      const labels = { token_hash: identity, path: options.url, status };
      metrics.observe('github_request_duration', labels, (performance.now() - beganMs) / 1000);
      if (answer) tellLimits(metrics, identity, answer.headers);
    };
    try {
      const answer = await request(options);
      tell(answer);
      return answer;
    } catch (error) {
      tell(Refused.safeParse(error).data?.response);
      throw error;
    }
  });
  return {};
}

/** GitHub: "Rate limits for the REST API", the headers of its answers. */
function tellLimits(
  metrics: Metrics,
  identity: string,
  headers: Readonly<Record<string, unknown>>,
): void {
  const left = Number(headers['x-ratelimit-remaining'] ?? NaN);
  const resetSeconds = Number(headers['x-ratelimit-reset'] ?? NaN);
  const resource = headers['x-ratelimit-resource'];
  if (Number.isNaN(left) || Number.isNaN(resetSeconds) || typeof resource !== 'string') return;
  const labels = { token_hash: identity, ratelimit_resource: resource };
  metrics.set('github_token_usage', labels, left);
  metrics.set('github_token_reset', labels, Math.max(0, resetSeconds - Date.now() / 1000));
}
