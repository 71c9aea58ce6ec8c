/** The first millisecond of snowflakes. Prow: github.com/bwmarrin/snowflake. */
const EPOCH_MS = 1_288_834_974_657n;
const BITS_BELOW = 22n;
/** The numbers of tot count from 1; a snowflake of this size is of 2011. */
const SMALLEST = 10n ** 16n;

/** When a build id was made, if it tells: milliseconds since 1970. */
export function buildTimeMs(buildId: string): number | undefined {
  if (!/^[0-9]{1,20}$/.test(buildId) || BigInt(buildId) < SMALLEST) return undefined;
  return Number((BigInt(buildId) >> BITS_BELOW) + EPOCH_MS);
}
