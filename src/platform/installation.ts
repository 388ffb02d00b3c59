import { BehaviorSubject, type Observable } from 'rxjs'

/**
 * `in browser`: opened in a tab, where some systems delete data after days without use. `can install` when the browser
 * offers it by itself; `by hand` on iPad and iPhone, through the share menu.
 */
export type InstallationState =
  | { readonly kind: 'installed' }
  | { readonly kind: 'in browser'; readonly offer: 'can install' | 'by hand' | 'none' }

export type Installation = {
  readonly state$: Observable<InstallationState>
  /** Shows the browser's own question; resolves with the answer. */
  install(): Promise<'accepted' | 'dismissed' | 'not possible'>
}

/** Chromium's event, not in TypeScript's library (https://wicg.github.io/manifest-incubations/). */
type InstallQuestion = Event & {
  prompt(): Promise<void>
  readonly userChoice: Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

export function watchInstallation(): Installation {
  const state = new BehaviorSubject<InstallationState>(stateNow('none'))
  let question: InstallQuestion | null = null
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    question = event as InstallQuestion
    state.next(stateNow('can install'))
  })
  window.addEventListener('appinstalled', () => state.next({ kind: 'installed' }))
  return {
    state$: state.asObservable(),
    install: async () => {
      if (question === null) return 'not possible'
      await question.prompt()
      const { outcome } = await question.userChoice
      question = null
      state.next(outcome === 'accepted' ? { kind: 'installed' } : stateNow('none'))
      return outcome
    },
  }
}

function stateNow(offer: 'can install' | 'none'): InstallationState {
  const isStandalone = window.matchMedia('(display-mode: standalone), (display-mode: fullscreen)').matches
  if (isStandalone || ('standalone' in navigator && navigator.standalone === true)) return { kind: 'installed' }
  return { kind: 'in browser', offer: isAppleTouchDevice() ? 'by hand' : offer }
}

function isAppleTouchDevice(): boolean {
  // An iPad calls itself a Macintosh, but no Macintosh has a touch screen.
  return (
    /iPad|iPhone/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  )
}
