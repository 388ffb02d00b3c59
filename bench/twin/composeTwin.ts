import { map, Observable, of, shareReplay } from 'rxjs'
import type { Bar } from '../../src/domain/bar/bar.ts'
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts'
import type { Opening } from '../../src/domain/opening/opening.ts'
import type { Person } from '../../src/domain/person/person.ts'
import type { Site } from '../../src/domain/site/site.ts'
import type { Account, Shift, Tablet, VisitorScreen } from '../../src/domain/tablet/tablet.ts'
import { createScreenLock } from '../../src/platform/screenLock.ts'
import { watchAppUpdate } from '../../src/platform/appUpdate.ts'
import type { Services } from '../../src/services.tsx'
import { visitOf } from '../peers/pouchDb.ts'
import { localPrefix, openTwinDatabase } from './twinDatabase.ts'

const most = 1_000

/** What the queue screen and the frame around it ask for, from PouchDB; the rest of the services is never asked at a start. */
export function composeTwin(): Services {
  const database = openTwinDatabase()
  const changed$ = new Observable<void>((told) => {
    told.next()
    const changes = database.changes({ since: 'now', live: true }).on('change', () => told.next())
    return () => changes.cancel()
  }).pipe(shareReplay({ bufferSize: 1, refCount: true }))
  const live$ = <T>(read: () => Promise<T>): Observable<T> =>
    new Observable<T>((reader) =>
      changed$.subscribe(() => {
        read().then(
          (value) => reader.next(value),
          (cause: unknown) => reader.error(cause),
        )
      }),
    ).pipe(shareReplay({ bufferSize: 1, refCount: true }))

  const visits = async (selector: object, sort: readonly object[], limit = most) =>
    (await database.find({ selector, sort, limit })).docs.map(visitOf)
  const ofType$ = <T>(type: string) =>
    live$(async () => {
      const range = { startkey: `${type}:`, endkey: `${type}:\uffff`, include_docs: true }
      const { rows } = await database.allDocs(range)
      return rows.flatMap(({ doc }) => (doc === undefined ? [] : [visitOf(doc) as unknown as T]))
    })
  const local$ = <T>(name: string) =>
    live$(async () => ((await database.get(`${localPrefix}${name}`).catch(() => null))?.['value'] ?? null) as T | null)

  const open$ = live$(() =>
    visits({ isOpen: true, arrivedAt: { $gte: '' } }, [{ isOpen: 'asc' }, { arrivedAt: 'asc' }]),
  )
  const over$ = (openingId: string, limit: number) =>
    live$(() =>
      visits({ openingId, arrivedAt: { $gte: '' } }, [{ openingId: 'desc' }, { arrivedAt: 'desc' }], limit),
    ).pipe(map((found) => found.filter(({ isOpen }) => !isOpen)))
  const noFailure = { failure: null, lastSuccessAt: null, clockOffsetMs: null, activity: { kind: 'at rest' } }
  const unsent = { visits: 0, swaps: 0, taps: 0, stockMovements: 0, attendances: 0, refused: 0 }
  const shown = {
    visits: { open$: () => open$, over$, promised$: () => of([]) },
    attendances: { at$: () => of({ people: [], doors: { kind: 'not opened' }, dayPack: null }) },
    reference: {
      rota$: () => ofType$<Opening>('opening'),
      bars$: () => ofType$<Bar>('bar'),
      sites$: () => ofType$<Site>('site'),
      people$: () => ofType$<Person>('person'),
      catalogue$: () => ofType$<Catalogue>('catalogue').pipe(map((found) => found[0] ?? null)),
    },
    tablet: {
      account$: () => local$<Account>('account'),
      tablet$: () => local$<Tablet>('tablet'),
      roles$: () => of([]),
      shift$: () => local$<Shift>('shift'),
      visitorScreen$: () => local$<VisitorScreen>('visitor-screen'),
    },
    drafts: { all$: () => of([]) },
    sync: { status$: of({ ...noFailure, unsent }) },
    lostRecords: { lost$: of(null) },
    installation: { state$: of({ kind: 'installed' }) },
    appUpdate: watchAppUpdate('/sw.js'),
    storageReport: () => Promise.resolve({ isProtected: true, usedBytes: 1, quotaBytes: 1_000_000 }),
    lock: createScreenLock(sessionStorage),
    openedBy: { kind: 'itself' },
    now: () => new Date(),
  }
  return shown as unknown as Services
}
