import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import { backOffMs } from './backOff.ts'

/** When to try again: after the back-off, or at once when something gives hope. */
export type Pacer = {
  /** Resolves after the back-off for this attempt, on the next `wake`, or when `signal` aborts. */
  pause(attempt: number, failure: SyncFailure, signal: AbortSignal): Promise<void>
  /** Ends all pauses and waiting requests: back online, visible again, "Send now". */
  readonly wake: () => void
  /** Aborts at the next `wake`; for a request that waits and may be dead after a suspension. */
  untilWoken(): AbortSignal
}

export type PacerPorts = { readonly isVisible: () => boolean; readonly random: () => number }

export function createPacer({ isVisible, random }: PacerPorts): Pacer {
  let next = new AbortController()
  return {
    pause: (attempt, failure, signal) => {
      const woken = next.signal
      return new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer)
          woken.removeEventListener('abort', end)
          signal.removeEventListener('abort', end)
          resolve()
        }
        const timer = setTimeout(end, signal.aborted ? 0 : backOffMs(attempt, failure, isVisible(), random()))
        woken.addEventListener('abort', end)
        signal.addEventListener('abort', end)
      })
    },
    wake: () => {
      const woken = next
      next = new AbortController()
      woken.abort()
    },
    untilWoken: () => next.signal,
  }
}
