import { useEffect, useState } from 'react'

/** Whole seconds left; stands still while `isPaused`. */
export function useCountdown(seconds: number, isPaused: boolean, onEnd: () => void): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    if (isPaused) return undefined
    if (left <= 0) {
      onEnd()
      return undefined
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left, isPaused, onEnd])
  return left
}
