import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { isMessage, networkIsBack, skipWaiting, wake } from '../src/platform/appMessages.ts'
import { neverTheAppShell } from './cacheRules.ts'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (string | PrecacheEntry)[] }

// The app shell only, never documents: these live in IndexedDB, and their freshness is sync's to know.
precacheAndRoute([...self.__WB_MANIFEST])
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [...neverTheAppShell] }))

// Without this the first page stays uncontrolled, and the next version would activate at once under it.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// A new version waits until the app, which knows of unfinished forms, says so.
self.addEventListener('message', (event) => {
  if (isMessage(event.data, skipWaiting)) void self.skipWaiting()
})

// Background Sync: records are the windows' to send, which may be hidden and slow to notice.
self.addEventListener('sync', (event) => {
  const asked = event as ExtendableEvent & { readonly tag: string }
  if (asked.tag === networkIsBack) asked.waitUntil(wakeAllWindows())
})

async function wakeAllWindows(): Promise<void> {
  for (const window of await self.clients.matchAll({ type: 'window' })) window.postMessage(wake)
}
