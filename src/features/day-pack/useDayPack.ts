import { useMemo } from 'react'
import { combineLatest, switchMap, timer } from 'rxjs'
import type { BarAttendance } from '../../domain/attendance/barAttendance.ts'
import type { DayPackFacts } from '../../domain/attendance/dayPack.ts'
import { openingOn } from '../../domain/opening/openingOn.ts'
import { isBelowMinimum, stockByModel } from '../../domain/stock/stockByModel.ts'
import { stockroomOf } from '../../domain/stock/stockroomOf.ts'
import { unsentTotal } from '../../domain/sync/syncStatus.ts'
import { isNearlyFull } from '../../domain/tablet/isNearlyFull.ts'
import { useServices } from '../../services.tsx'
import { type Loadable, useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'

export type DayPack = { readonly facts: DayPackFacts; readonly attendance: BarAttendance }

const msBetweenLooks = 10_000

/** All that the check looks at; it follows what changes while somebody puts it right. */
export function useDayPack(now: Date): Loadable<DayPack> {
  const { reference, stock, sync, attendances, installation, appUpdate, storageReport, battery } = useServices()
  const { bar, shift, catalogue, sites } = useWorkplace()
  const { barId } = bar
  const { id } = shift.opening
  const watched$ = useMemo(
    () =>
      combineLatest({
        rota: reference.rota$(barId),
        known: stock.whereabouts$(barId),
        status: sync.status$,
        installed: installation.state$,
        update: appUpdate.state$,
        attendance: attendances.at$(id),
        // A charger is plugged in, room is made: nobody tells, so it is asked again.
        storage: timer(0, msBetweenLooks).pipe(switchMap(storageReport)),
        charge: timer(0, msBetweenLooks).pipe(switchMap(battery)),
      }),
    [reference, stock, sync, attendances, installation, appUpdate, storageReport, battery, barId, id],
  )
  const watched = useLive(watched$)
  if (watched.status !== 'ready') return watched
  const placeOf = (siteId: string) => sites.find((site) => site.siteId === siteId)?.name ?? siteId
  const { rota, known, status, installed, update, attendance, storage, charge } = watched.value
  const planned = openingOn(bar, rota, now)
  const devices = stockroomOf(known)
  return {
    status: 'ready',
    value: {
      attendance,
      facts: {
        planned: planned === null ? null : { ...planned, place: placeOf(planned.siteId) },
        devicesInStock: devices.length,
        lowModels: stockByModel(devices, catalogue.models, bar)
          .filter(isBelowMinimum)
          .map(({ name }) => name),
        termsText: catalogue.terms.text,
        unsent: status.unsent === null ? null : unsentTotal(status.unsent),
        lastSuccessAt: status.lastSuccessAt,
        isUpdateWaiting: update.kind === 'ready',
        isInstalled: installed.kind === 'installed',
        isStorageProtected: storage.isProtected,
        isStorageNearlyFull: isNearlyFull(storage),
        clockOffsetMs: status.clockOffsetMs,
        battery: charge,
      },
    },
  }
}
