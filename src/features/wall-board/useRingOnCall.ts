import { useEffect, useRef } from 'react'
import { useServices } from '../../services.tsx'
import type { BoardPerson } from './wallBoardOf.ts'

/** Rings once for each call, also one that is made again; not for those that stood when the board was opened. */
export function useRingOnCall(called: readonly BoardPerson[]): void {
  const { chime } = useServices()
  const heard = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    const calls = new Set(called.map(({ visitId, calledAt }) => `${visitId} ${calledAt}`))
    const before = heard.current
    heard.current = calls
    if (before !== null && [...calls].some((call) => !before.has(call))) chime.ring()
  }, [called, chime])
}
