import { useEffect } from 'react'

/** Calls `onIdle` after `seconds` in which nobody touched the screen or pressed a key. Pass a stable `onIdle`. */
export function useIdle(seconds: number, onIdle: () => void): void {
  useEffect(() => {
    let timer = setTimeout(onIdle, seconds * 1000)
    const stir = () => {
      clearTimeout(timer)
      timer = setTimeout(onIdle, seconds * 1000)
    }
    document.addEventListener('pointerdown', stir, true)
    document.addEventListener('keydown', stir, true)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerdown', stir, true)
      document.removeEventListener('keydown', stir, true)
    }
  }, [seconds, onIdle])
}
