const msPerSecond = 1000
const msPerMinute = 60_000
/** Beyond this a technician is told: figures correct it, but people read the times too. */
const tolerableMs = 2 * msPerMinute

export type ClockStory = { readonly isOff: boolean /** Follows "This tablet's clock is ". */; readonly words: string }

/** `offsetMs` is the centre's clock minus this tablet's; null before the first answer. */
export function clockStoryOf(offsetMs: number | null): ClockStory {
  if (offsetMs === null) return { isOff: false, words: 'not compared with the centre yet' }
  const off = Math.abs(offsetMs)
  if (off < 5 * msPerSecond) return { isOff: false, words: 'the same as the centre’s' }
  const direction = offsetMs > 0 ? 'slow' : 'fast'
  return { isOff: off > tolerableMs, words: `${lengthWords(off)} ${direction}, compared with the centre` }
}

function lengthWords(ms: number): string {
  if (ms < tolerableMs) return `${Math.round(ms / msPerSecond)} seconds`
  const minutes = Math.round(ms / msPerMinute)
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`
}
