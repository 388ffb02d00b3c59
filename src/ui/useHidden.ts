import { useEffect } from 'react'

/**
 * Calls `onHidden` when nobody sees this page any more: another app or tab is in front, or the screen is off. A page that is
 * left or loaded anew is hidden too, after its `pagehide` (HTML standard, "unload a document"): that does not count. Pass a stable `onHidden`.
 */
export function useHidden(onHidden: () => void): void {
  useEffect(() => {
    let isLeft = false
    const leave = () => {
      isLeft = true
    }
    const comeBack = () => {
      isLeft = false
    }
    const look = () => {
      if (document.visibilityState === 'hidden' && !isLeft) onHidden()
    }
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', comeBack)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', comeBack)
      document.removeEventListener('visibilitychange', look)
    }
  }, [onHidden])
}
