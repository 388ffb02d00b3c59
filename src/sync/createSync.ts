import {
  auditTime,
  combineLatest,
  distinctUntilChanged,
  exhaustMap,
  filter,
  fromEvent,
  map,
  merge,
  NEVER,
  Observable,
  skip,
  switchMap,
  take,
  takeUntil,
} from 'rxjs'
import * as v from 'valibot'
import { createDamagedRecords } from '../data/record/damagedRecords.ts'
import type { Keyring } from '../data/keyring/keyring.ts'
import type { LocalStore } from '../data/local/localStore.ts'
import type { TabletRepository } from '../data/tablet/tabletRepository.ts'
import type { SyncStatus } from '../domain/sync/syncStatus.ts'
import type { TabChannel } from '../platform/tabChannel.ts'
import { createCentreMarks } from './centreMarks.ts'
import { createCheckpoints } from './checkpoints.ts'
import { createCouchClient } from './couchClient.ts'
import type { Membership, Shelves } from './exchange.ts'
import { localWriteFailure } from './localWriteFailure.ts'
import { createOneAtATime } from './oneAtATime.ts'
import { createPacer } from './pacer.ts'
import { createSetAside } from './setAside.ts'
import { beforeAnyExchange, createSyncReport, type Exchange, type SyncReport } from './syncReport.ts'
import type { SetUpResult } from './redeemSetUpCode.ts'
import { createStanding } from './standing.ts'
import { syncStatus$ } from './syncStatus.ts'
import type { Workshop } from './workshop.ts'

export type Sync = {
  readonly status$: Observable<SyncStatus>
  /** Starts an exchange at once, whatever the back-off. */
  sendNow(): void
  /** Signs this tablet in at the centre with its set-up code; from then on it receives `techbar-shared`, so that the bars can be chosen from. */
  setUp(code: string): Promise<SetUpResult>
  /** All windows of this tablet start anew: what opened them opens it no more. */
  startAllAnew(): void
  /** Ends all exchange of this tab at once, without waiting for any answer. */
  stop(): void
}

export type SyncMessage =
  | { readonly kind: 'wake' }
  | { readonly kind: 'told'; readonly exchange: Exchange }
  | { readonly kind: 'what is known?' }
  | { readonly kind: 'start anew' }

export type SyncPorts = {
  readonly centreUrl: string
  readonly fetch: typeof fetch
  readonly now: () => Date
  readonly elapsedMs: () => number
  readonly random: () => number
  readonly isVisible: () => boolean
  readonly onConnectionChange: (callback: () => void) => () => void
  /** Runs `lead` in one tab of this tablet at a time, until its `signal` aborts: another tab took over. */
  readonly takeTurnsLeading: (lead: (signal: AbortSignal) => Promise<void>) => Promise<void>
  readonly tabs: TabChannel<SyncMessage>
  readonly rest: () => Promise<void>
  readonly keyring: Keyring
  /** What opened this tablet opens it no more: nothing of what this window holds stays on the glass. */
  readonly startAnew: () => void
}

/** Starts sync for this tab: it leads the exchange when it is its turn, and shows the leader's word until then. */
export async function createSync(
  ports: SyncPorts,
  local: LocalStore,
  tablet: TabletRepository,
  shelves: Shelves,
  installId: string,
): Promise<Sync> {
  const report = createSyncReport(await lastExchange(local), ports.now)
  const { centreUrl: baseUrl, fetch, now } = ports
  const centre = { baseUrl, fetch, now, onServerTime: report.serverTime }
  const client = createCouchClient(centre)
  const startAllAnew = () => {
    ports.tabs.send({ kind: 'start anew' })
    ports.startAnew()
  }
  const pacer = createPacer(ports)
  const { damaged$ } = createDamagedRecords(ports.keyring.damaged$, local)
  const shop: Workshop = {
    client,
    checkpoints: createCheckpoints(local),
    marks: createCentreMarks(client, local, installId),
    report,
    pacer,
    alone: createOneAtATime(),
    oneRequest: createOneAtATime(),
    me: installId,
    standing: createStanding({ line: client, tablet, keyring: ports.keyring, now, onCutOff: startAllAnew }),
    setAsideOf: (database) => createSetAside(local, database),
    rest: ports.rest,
    elapsedMs: ports.elapsedMs,
    damaged$: ports.keyring.damaged$,
  }
  const membership$ = combineLatest([tablet.account$(), tablet.tablet$()]).pipe(
    map(([account, known]): Membership => (account === null ? null : { account, barId: known?.barId ?? null })),
    distinctUntilChanged((a, b) => JSON.stringify(a) === JSON.stringify(b)),
  )
  const stopped = new AbortController()
  let isLeading = false
  const sendNow = () => {
    pacer.wake()
    ports.tabs.send({ kind: 'wake' })
  }
  // The leader may be a hidden tab, whose own signs and timers come late.
  ports.onConnectionChange(sendNow)
  ports.tabs.listen((message) => {
    if (message.kind === 'told' && !isLeading) report.adopt(message.exchange)
    if (message.kind === 'wake') pacer.wake()
    if (message.kind === 'start anew') ports.startAnew()
    if (message.kind === 'what is known?' && isLeading) ports.tabs.send({ kind: 'told', exchange: report.current() })
  })
  ports.tabs.send({ kind: 'what is known?' })
  void ports.takeTurnsLeading(async (signal) => {
    isLeading = true
    const ended$ = merge(fromEvent(stopped.signal, 'abort'), fromEvent(signal, 'abort')).pipe(take(1))
    tellTabs(report, ports.tabs, ended$)
    keepLastExchange(report, local, ended$)
    await lead(membership$, shelves, shop, ended$)
    isLeading = false
  })
  return {
    status$: syncStatus$(
      report.exchange$,
      membership$.pipe(map((membership) => membership !== null)),
      shelves,
      damaged$,
    ),
    sendNow,
    setUp: async (code) => {
      // Needed once in a tablet's life, and only with a network: not among what every start loads.
      const loaded = await import('./redeemSetUpCode.ts').catch(() => null)
      if (loaded === null) return { kind: 'failed', failure: { kind: 'no-connection' } }
      return await loaded.takeSetUpCode(code, { centre, local, tablet, installId, now })
    },
    startAllAnew,
    stop: () => stopped.abort(),
  }
}

/** Exchanges for whoever this tablet belongs to, anew whenever that changes; leads until `ended$`. */
function lead(
  membership$: Observable<Membership>,
  shelves: Shelves,
  shop: Workshop,
  ended$: Observable<unknown>,
): Promise<void> {
  const exchanges$ = membership$.pipe(
    switchMap((membership) => (membership === null ? NEVER : exchange$(membership, shelves, shop))),
    takeUntil(ended$),
  )
  return new Promise((resolve) => {
    const error = (cause: unknown) => {
      // The turn goes to another tab, if there is one; this one says what happened.
      shop.report.failed('whose tablet this is', localWriteFailure(cause))
      resolve()
    }
    exchanges$.subscribe({ complete: resolve, error })
  })
}

function exchange$(membership: NonNullable<Membership>, shelves: Shelves, shop: Workshop): Observable<never> {
  return new Observable(() => {
    const running = new AbortController()
    void begin(membership, shelves, shop, running.signal)
    const isRefused$ = shop.report.exchange$.pipe(filter(({ failure }) => failure?.kind === 'signed-out'))
    const heard = isRefused$.pipe(exhaustMap(() => shop.standing.refused(membership.account))).subscribe()
    return () => {
      heard.unsubscribe()
      running.abort()
    }
  })
}

/** The queue stands on the glass before anything is exchanged: what exchanges is not in the first load. */
async function begin(
  membership: NonNullable<Membership>,
  shelves: Shelves,
  shop: Workshop,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    const loaded = await import('./exchange.ts').catch(() => null)
    if (loaded !== null) return await loaded.exchange(membership, shelves, shop, signal)
    // Before the app is installed its parts come over the network.
    const failure = { kind: 'no-connection' } as const
    shop.report.failed('sign-in', failure)
    await shop.pacer.pause(attempt, failure, signal)
  }
}

function tellTabs(report: SyncReport, tabs: TabChannel<SyncMessage>, ended$: Observable<unknown>): void {
  report.exchange$.pipe(takeUntil(ended$)).subscribe((told) => tabs.send({ kind: 'told', exchange: told }))
}

const keptSchema = v.object({ lastSuccessAt: v.nullable(v.string()), clockOffsetMs: v.nullable(v.number()) })
const keepEveryMs = 1_000

/** The time of the last exchange and the clock's offset are known at the next start too. */
function keepLastExchange(report: SyncReport, local: LocalStore, ended$: Observable<unknown>): void {
  report.exchange$
    .pipe(
      map(({ lastSuccessAt, clockOffsetMs }) => ({ lastSuccessAt, clockOffsetMs })),
      distinctUntilChanged((a, b) => a.lastSuccessAt === b.lastSuccessAt),
      skip(1),
      auditTime(keepEveryMs),
      takeUntil(ended$),
    )
    // Should this write fail, the next exchange tries again; no record depends on it.
    .subscribe((kept) => void local.save('exchange', kept).catch(() => undefined))
}

async function lastExchange(local: LocalStore): Promise<Exchange> {
  const kept = v.safeParse(keptSchema, (await local.read('exchange'))?.value)
  return kept.success ? { ...beforeAnyExchange, ...kept.output } : beforeAnyExchange
}
