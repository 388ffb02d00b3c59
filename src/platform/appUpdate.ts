import { BehaviorSubject, combineLatest, map, type Observable } from 'rxjs'
import { skipWaiting } from './appMessages.ts'
import { createDirtyForms } from './dirtyForms.ts'

/** `waiting` holds while any tab of this tablet has a form that is not finished: the update never reloads over it. */
export type AppUpdateState =
  | { readonly kind: 'none' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'waiting'; readonly dirtyForms: number }

export type AppUpdate = {
  readonly state$: Observable<AppUpdateState>
  /** A form calls this while it holds answers that a reload would disturb; the returned function ends it. */
  markDirty(form: string): () => void
  /** Activates the waiting version and reloads all tabs; refused (false) while a form in any tab is dirty. */
  apply(): Promise<boolean>
  /** Reloads this tab alone, as soon as none of its own forms is dirty. */
  readonly reloadWhenClean: () => void
}

const hourMs = 3_600_000

/** Registers the service worker and looks for a new version at start, at each return to the app, and hourly. */
export function watchAppUpdate(serviceWorkerUrl: string): AppUpdate {
  const forms = createDirtyForms()
  const isWaiting = new BehaviorSubject(false)
  const state$ = combineLatest([isWaiting, forms.count$]).pipe(
    map(([waits, dirtyForms]): AppUpdateState => {
      if (!waits) return { kind: 'none' }
      return dirtyForms > 0 ? { kind: 'waiting', dirtyForms } : { kind: 'ready' }
    }),
  )
  const reloadWhenClean = () => void forms.whenOwnClean().then(() => window.location.reload())
  if (!('serviceWorker' in navigator))
    return { state$, markDirty: forms.markDirty, apply: async () => false, reloadWhenClean }

  const registered = whenLoaded().then(() =>
    navigator.serviceWorker.register(serviceWorkerUrl, { updateViaCache: 'none' }),
  )
  const onRegistered = (use: (registration: ServiceWorkerRegistration) => unknown) =>
    // Offline there is nothing to find, and a browser that forbids service workers has none: the app goes on as it is.
    registered.then(use).catch(() => undefined)
  void onRegistered((registration) => {
    // The registration itself is asked, never an event's memory: a version that failed half way is followed by another.
    const noteWaiting = () => isWaiting.next(registration.waiting !== null && registration.active !== null)
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', noteWaiting),
    )
    noteWaiting()
  })
  // Every tab reloads when the new version takes over. A page that was loaded without one is of the newest itself, whatever
  // installs under it, until somebody asks for another. A tab that was frozen when all were asked may hold a dirty form: it
  // reloads when that is done.
  const hadController = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadController || forms.isNewVersionAskedFor()) reloadWhenClean()
  })
  const look = () => {
    void onRegistered((registration) => registration.update())
    // A tab that died with a dirty form would hold the update back for ever.
    void forms.askAllTabs()
  }
  // At a start the browser looks by itself.
  window.addEventListener('pageshow', ({ persisted }) => persisted && look())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
  setInterval(look, hourMs)
  return {
    state$,
    markDirty: forms.markDirty,
    apply: async () => {
      if (!isWaiting.value || (await forms.askAllTabs()) > 0) return false
      forms.askForNewVersion()
      await onRegistered(({ waiting }) => waiting?.postMessage(skipWaiting))
      return true
    },
    reloadWhenClean,
  }
}

/** The first visit's own files come first, the copies for later after them. */
async function whenLoaded(): Promise<void> {
  if (document.readyState !== 'complete') await new Promise((resolve) => window.addEventListener('load', resolve))
}
