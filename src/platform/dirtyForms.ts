import { BehaviorSubject, filter, firstValueFrom, map, type Observable } from 'rxjs'

/** How many forms hold answers that a reload would disturb, over all tabs of this tablet. */
export type DirtyForms = {
  readonly count$: Observable<number>
  readonly markDirty: (form: string) => () => void
  /** Asks each tab anew, so that one that was just opened or closed counts rightly. */
  askAllTabs(): Promise<number>
  /** Resolves as soon as no form of this very tab is dirty. */
  whenOwnClean(): Promise<void>
  /** Tells all tabs that somebody asked for the new version. */
  readonly askForNewVersion: () => void
  /** Whether somebody did, in any tab, since this one was loaded. */
  readonly isNewVersionAskedFor: () => boolean
}

type Message =
  | { readonly kind: 'who is dirty?' }
  | { readonly kind: 'dirty'; readonly tab: string; readonly count: number }
  | { readonly kind: 'new version' }

/** Tabs on one machine answer within a few milliseconds; a frozen or dead one does not. */
const answerMs = 300

export function createDirtyForms(): DirtyForms {
  const tab = crypto.randomUUID()
  const own = new Map<symbol, string>()
  const others = new Map<string, number>()
  const count = new BehaviorSubject(0)
  const channel = new BroadcastChannel('techbar-dirty-forms')
  const ownCount = new BehaviorSubject(0)
  const recount = () => {
    ownCount.next(own.size)
    count.next([...others.values()].reduce((sum, each) => sum + each, own.size))
  }
  const say = (message: Message) => channel.postMessage(message)
  let isAskedFor = false
  const tell = () => say({ kind: 'dirty', tab, count: own.size })
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'who is dirty?') return tell()
    if (data.kind === 'new version') {
      isAskedFor = true
      return
    }
    others.set(data.tab, data.count)
    recount()
  })
  window.addEventListener('pagehide', () => say({ kind: 'dirty', tab, count: 0 }))
  window.addEventListener('pageshow', tell)
  say({ kind: 'who is dirty?' })
  return {
    count$: count.asObservable(),
    markDirty: (form) => {
      const mark = Symbol(form)
      own.set(mark, form)
      recount()
      tell()
      return () => {
        if (!own.delete(mark)) return
        recount()
        tell()
      }
    },
    whenOwnClean: () =>
      firstValueFrom(
        ownCount.pipe(
          filter((dirty) => dirty === 0),
          map(() => undefined),
        ),
      ),
    askForNewVersion: () => {
      isAskedFor = true
      say({ kind: 'new version' })
    },
    isNewVersionAskedFor: () => isAskedFor,
    askAllTabs: async () => {
      others.clear()
      say({ kind: 'who is dirty?' })
      await new Promise((resolve) => setTimeout(resolve, answerMs))
      recount()
      return count.value
    },
  }
}
