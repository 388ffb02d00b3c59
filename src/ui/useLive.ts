import { useEffect, useState } from 'react'
import type { Observable } from 'rxjs'

export type Loadable<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly reason: string }
  | { readonly status: 'ready'; readonly value: T }

/**
 * The last value of an observable. Pass a stable observable (`useMemo`): a new one starts again from `loading`, except
 * that the value before stays until the new one is in, so that lists keep their place.
 */
export function useLive<T>(source$: Observable<T>): Loadable<T> {
  const [live, setLive] = useState<Loadable<T>>({ status: 'loading' })
  useEffect(() => {
    const subscription = source$.subscribe({
      next: (value) => setLive({ status: 'ready', value }),
      error: (cause: unknown) =>
        setLive({ status: 'failed', reason: cause instanceof Error ? cause.message : String(cause) }),
    })
    return () => subscription.unsubscribe()
  }, [source$])
  return live
}
