/** Keeps the screen on until the returned function is called; where the browser cannot, the system's own setting counts. */
export function keepAwake(): () => void {
  let held: WakeLockSentinel | null = null
  let isWanted = true
  const ask = async () => {
    if (!isWanted || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    // Refused on a low battery, for one: the next time it is looked at, it is asked for again.
    held = await navigator.wakeLock.request('screen').catch(() => null)
    if (!isWanted) await held?.release()
  }
  const askAgain = () => void ask()
  // The browser lets go of it whenever the window is hidden.
  document.addEventListener('visibilitychange', askAgain)
  void ask()
  return () => {
    isWanted = false
    document.removeEventListener('visibilitychange', askAgain)
    void held?.release()
  }
}
