import { setTimeout as sleep } from 'node:timers/promises';

/** UNAVAILABLE: the server gives no number now. BAD_ANSWER: what it gives is none. */
export type TotErrorCode = 'UNAVAILABLE' | 'BAD_ANSWER';

/** Thrown when a `tot` server gives no build id; another try may. */
export class TotError extends Error {
  override name = 'TotError';
  readonly code: TotErrorCode;

  constructor(code: TotErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

export interface TotOptions {
  /** How long one id is asked for: less than a Pod's quick creation may take, and who asks comes again. */
  readonly patienceMs: number;
}

const FIRST_PAUSE_MS = 100;
const BUILD_ID = /^\d{1,19}$/;

/**
 * Build ids from Prow's counter `tot`, which has one number for each job. It is asked again after 100 ms, and after twice
 * as long each time. Throws {@link TotError}. Prow: pkg/pjutil/pjutil.go `GetBuildID`, cmd/tot.
 */
export function totBuildIds(
  url: string,
  { patienceMs }: TotOptions = { patienceMs: 1_500 },
): (job: string) => Promise<string> {
  return async (job) => {
    const target = `${url.replace(/\/+$/, '')}/vend/${encodeURIComponent(job)}`;
    const signal = AbortSignal.timeout(patienceMs);
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
      try {
        return await vend(target, signal);
      } catch (error) {
        if (signal.aborted || (error instanceof TotError && error.code === 'BAD_ANSWER')) {
          throw error instanceof TotError ? error : unavailable(target, 'no answer in time');
        }
        await sleep(pauseMs, undefined, { signal }).catch(() => {
          throw error;
        });
      }
    }
  };
}

async function vend(target: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(target, { signal }).catch((cause: unknown) => {
    throw unavailable(target, 'no answer', cause);
  });
  const text = (await answer.text()).trim();
  if (!answer.ok) throw unavailable(target, `HTTP ${String(answer.status)}`);
  if (BUILD_ID.test(text)) return text;
  throw new TotError('BAD_ANSWER', `${target} must answer with a number: is --tot-url right?`);
}

function unavailable(target: string, why: string, cause?: unknown): TotError {
  return new TotError('UNAVAILABLE', `${target} gives no build id: ${why}`, { cause });
}
