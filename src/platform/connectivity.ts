import { isMessage, networkIsBack, wake } from './appMessages.ts'

/** Signs that a connection came or went, or that this window is in use again. Returns how to stop listening. */
export function onConnectionChange(callback: () => void): () => void {
  const ended = new AbortController()
  const { signal } = ended
  const whenVisible = () => {
    if (isVisible()) callback()
    else askToBeWoken()
  }
  const whenOffline = () => {
    callback()
    askToBeWoken()
  }
  window.addEventListener('online', callback, { signal })
  window.addEventListener('offline', whenOffline, { signal })
  window.addEventListener('pageshow', callback, { signal })
  document.addEventListener('visibilitychange', whenVisible, { signal })
  if ('serviceWorker' in navigator)
    navigator.serviceWorker.addEventListener('message', ({ data }) => isMessage(data, wake) && callback(), { signal })
  return () => ended.abort()
}

export function isVisible(): boolean {
  return document.visibilityState === 'visible'
}

type WithBackgroundSync = ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } }

/** Background Sync, which Chromium has and WebKit has not: there the app tries when somebody looks at it. */
function askToBeWoken(): void {
  if (!('serviceWorker' in navigator)) return
  const asked = navigator.serviceWorker.ready.then((registration: WithBackgroundSync) =>
    registration.sync?.register(networkIsBack),
  )
  // Refused, as in a private window: the app's own timers go on.
  asked.catch(() => undefined)
}
