import type { Tablet } from '../peers/tablet.ts'

/** The browser reports no task below this. */
export const shortestLongTaskMs = 50

/** Milliseconds of a first pull, and of the longest task of the main thread meanwhile. */
export async function pullAll(tablet: Tablet, count: number) {
  let longestTask = shortestLongTaskMs
  const note = (entries: PerformanceObserverEntryList) => {
    for (const { duration } of entries.getEntries()) longestTask = Math.max(longestTask, duration)
  }
  const observer = new PerformanceObserver(note)
  observer.observe({ type: 'longtask' })
  const startedAt = performance.now()
  await tablet.exchange.pull(count)
  const time = performance.now() - startedAt
  // Entries come a task later.
  await new Promise((resolve) => setTimeout(resolve, 100))
  observer.disconnect()
  return { time, longestTask }
}

export async function pushAll(tablet: Tablet) {
  const startedAt = performance.now()
  await tablet.exchange.push()
  return { time: performance.now() - startedAt }
}
