/** Where the long-running parts of the local stack say what they are doing. */
export interface Progress {
  /** Runs `run` under a title; says when it ends, how long it took, or that it failed. Rethrows its error. */
  step<T>(title: string, run: () => Promise<T>): Promise<T>;
  /** One line that is worth reading but is no step. */
  note(text: string): void;
}

/** A step that takes longer than this says so, and again after each such while: silence looks like a hang. */
const HEARTBEAT_MS = 15_000;

/** A length of time as people read it: `0.4 s`, `12 s`, `3 min 05 s`. Takes milliseconds. */
export function readableTime(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${String(whole)} s`;
  return `${String(Math.floor(whole / 60))} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** Progress as lines of text: `✓ title  3.2 s`, and a line every 15 s for a step that is still going on. */
export function consoleProgress(
  out: NodeJS.WritableStream = process.stdout,
  heartbeatMs = HEARTBEAT_MS,
): Progress {
  const line = (text: string): void => {
    out.write(`${text}\n`);
  };
  return {
    async step(title, run) {
      const startedAt = performance.now();
      const passed = (): string => readableTime(performance.now() - startedAt);
      const heartbeat = setInterval(() => {
        line(`… ${title}  ${passed()} so far`);
      }, heartbeatMs);
      try {
        const result = await run();
        line(`✓ ${title}  ${passed()}`);
        return result;
      } catch (error) {
        line(`✗ ${title}  ${passed()}`);
        throw error;
      } finally {
        clearInterval(heartbeat);
      }
    },
    note(text) {
      line(`· ${text}`);
    },
  };
}

/** Says nothing: for tests. */
export const silentProgress: Progress = {
  step: (_title, run) => run(),
  note: () => undefined,
};
