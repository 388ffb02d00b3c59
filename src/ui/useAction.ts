import { useCallback, useRef, useState } from 'react'

export type Action = {
  readonly isRunning: boolean
  /** Why the last attempt failed; null before the first, while one runs, and after success. */
  readonly failure: string | null
  /** Resolves with true when the work is done, false when it failed or another attempt still runs. */
  readonly run: (work: () => Promise<unknown>) => Promise<boolean>
}

/** Work that a tap starts: once at a time, so that a second tap changes nothing, and never a failure in silence. */
export function useAction(): Action {
  const [state, setState] = useState<Pick<Action, 'isRunning' | 'failure'>>({ isRunning: false, failure: null })
  const isBusy = useRef(false)
  const run = useCallback(async (work: () => Promise<unknown>) => {
    if (isBusy.current) return false
    isBusy.current = true
    setState({ isRunning: true, failure: null })
    try {
      await work()
      setState({ isRunning: false, failure: null })
      return true
    } catch (cause) {
      setState({ isRunning: false, failure: cause instanceof Error ? cause.message : String(cause) })
      return false
    } finally {
      isBusy.current = false
    }
  }, [])
  return { ...state, run }
}
