import { useEffect, useState } from 'react'

/** Whole seconds until `end` (milliseconds since 1970), counting down to 0. */
export function useSecondsUntil(end: number, now: () => Date): number {
  const secondsLeft = () => Math.max(0, Math.ceil((end - now().getTime()) / 1000))
  const [, tick] = useState(0)
  const left = secondsLeft()
  useEffect(() => {
    if (left === 0) return undefined
    const timer = setTimeout(() => tick((times) => times + 1), 250)
    return () => clearTimeout(timer)
  })
  return left
}
