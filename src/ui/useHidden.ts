import { useEffect } from 'react'

/** Calls `onHidden` when nobody sees this page any more: another app or tab is in front, or the screen is off. Pass a stable `onHidden`. */
export function useHidden(onHidden: () => void): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'hidden') onHidden()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [onHidden])
}
