import { useEffect, useRef } from 'react'

/** A hand scanner types faster than any finger. */
const longestGapMs = 60
const shortestScan = 3

/**
 * Hears a hand scanner that types while no field has the focus, up to the Enter it ends with. Inside a field it types by
 * itself, and nothing is heard here.
 */
export function useHandScanner(onScan: (text: string) => void): void {
  const tell = useRef(onScan)
  useEffect(() => {
    tell.current = onScan
  })
  useEffect(() => {
    let heard = ''
    let heardAt = 0
    const hear = (key: KeyboardEvent) => {
      if (key.target instanceof Element && key.target.matches('input, textarea, [contenteditable]')) return
      if (key.timeStamp - heardAt > longestGapMs) heard = ''
      heardAt = key.timeStamp
      if (key.key.length === 1 && !key.ctrlKey && !key.metaKey && !key.altKey) heard += key.key
      if (key.key !== 'Enter' || heard.length < shortestScan) return
      // The scanner's Enter must not press whatever button has the focus.
      key.preventDefault()
      key.stopPropagation()
      tell.current(heard)
      heard = ''
    }
    document.addEventListener('keydown', hear, true)
    return () => document.removeEventListener('keydown', hear, true)
  }, [])
}
