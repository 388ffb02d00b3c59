/** These run in the page. No function in them has a name: what runs this file would wrap it in one of its own. */

/** From the tap on Queue, on another screen, to rows that can be tapped, drawn: milliseconds. */
export function timeToQueue(): Promise<number> {
  return new Promise((resolve) => {
    const from = performance.now()
    new MutationObserver((_changes, watch) => {
      if (document.querySelector('main button[aria-label^="Start "]') === null) return
      watch.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
    }).observe(document, { subtree: true, childList: true })
    document.querySelector<HTMLAnchorElement>('nav a[href="/"]')?.click()
  })
}

/** The browser's own measure of each tap from now on: from the finger to the next image, in steps of 8 ms. */
export function noteTaps(): void {
  Object.assign(window, { tapMs: 0 })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      Object.assign(window, { tapMs: Math.max(Number(Reflect.get(window, 'tapMs')), duration) })
  }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
}
