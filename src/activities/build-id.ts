/** The first millisecond of Prow's build ids, as in Twitter's snowflake (Prow: github.com/bwmarrin/snowflake). */
const EPOCH_MS = 1_288_834_974_657n;
const NODE_BITS = 10n;
const STEP_BITS = 12n;
const STEPS = 1n << STEP_BITS;

/**
 * Makes build ids as Prow does without `tot`: 63-bit decimal numbers that grow with time, unique for each `node` (0 to
 * 1023). Ids asked for within one millisecond count up; more than 4,096 borrow from the next millisecond.
 */
export function createBuildIds(node: number, now: () => Date): () => string {
  let lastMs = 0n;
  let step = 0n;
  return () => {
    const ms = BigInt(now().getTime()) - EPOCH_MS;
    if (ms > lastMs) {
      lastMs = ms;
      step = 0n;
    } else {
      step += 1n;
      if (step === STEPS) {
        lastMs += 1n;
        step = 0n;
      }
    }
    return String((lastMs << (NODE_BITS + STEP_BITS)) | (BigInt(node) << STEP_BITS) | step);
  };
}
