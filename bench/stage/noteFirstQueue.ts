/**
 * Runs in the page before anything else: the window is unlocked (`unlockedWindow.ts`, which a page cannot import), and the moment is noted at which the queue can be used. No
 * function in it has a name: what runs this file would wrap it in one of its own, which no page has.
 */
export function noteFirstQueue(): void {
  sessionStorage.setItem('techbar-unlocked', 'yes')
  new MutationObserver((_changes, watch) => {
    const title = document.querySelector('main h1')?.textContent
    const start = document.querySelector('main button[aria-label^="Start "]')
    if (title !== 'Queue' || start === null) return
    watch.disconnect()
    // Drawn, and the task that drew it is over.
    requestAnimationFrame(() => setTimeout(() => Object.assign(window, { queueUsableMs: performance.now() })))
  }).observe(document, { subtree: true, childList: true })
}
