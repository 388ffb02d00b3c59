import { useMemo } from 'react'
import { defer } from 'rxjs'
import { type Loadable, useLive } from './useLive.ts'

/** What an asking brings, asked once for each new `read`: pass a stable function (`useCallback`). */
export function useRead<T>(read: () => Promise<T>): Loadable<T> {
  return useLive(useMemo(() => defer(read), [read]))
}
