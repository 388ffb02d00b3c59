const longestMs = 60_000

/** How long the next try waits: 1 s after the first wrong PIN, doubling up to a minute. */
export function pinDelayOf(wrongTimes: number): number {
  return Math.min(longestMs, 1000 * 2 ** (wrongTimes - 1))
}

/** When the next try is taken, never later than its delay from now: a clock that was set back does not lock anybody out. */
export function endOfWait(
  { wrongTimes, waitUntil }: { readonly wrongTimes: number; readonly waitUntil: number },
  now: number,
): number {
  return wrongTimes === 0 ? 0 : Math.min(waitUntil, now + pinDelayOf(wrongTimes))
}
