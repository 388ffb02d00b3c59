import { useMemo } from 'react'
import { combineLatest } from 'rxjs'
import type { BarAttendance } from '../../domain/attendance/barAttendance.ts'
import type { DayPackFacts } from '../../domain/attendance/dayPack.ts'
import { openingOn } from '../../domain/opening/openingOn.ts'
import { unsentTotal } from '../../domain/sync/syncStatus.ts'
import { isNearlyFull } from '../../domain/tablet/isNearlyFull.ts'
import { useServices } from '../../services.tsx'
import { type Loadable, useLive } from '../../ui/useLive.ts'
import { useRead } from '../../ui/useRead.ts'
import { useWorkplace } from '../../workplace.tsx'

export type DayPack = { readonly facts: DayPackFacts; readonly attendance: BarAttendance }

/** All that the check looks at; it follows what changes while somebody puts it right. */
export function useDayPack(now: Date): Loadable<DayPack> {
  const { reference, stock, sync, attendances, installation, appUpdate, storageReport, battery } = useServices()
  const { bar, shift, catalogue } = useWorkplace()
  const { barId } = bar
  const { id } = shift.opening
  const watched$ = useMemo(
    () =>
      combineLatest({
        rota: reference.rota$(barId),
        devices: stock.stockroom$(barId),
        status: sync.status$,
        installed: installation.state$,
        update: appUpdate.state$,
        attendance: attendances.at$(id),
      }),
    [reference, stock, sync, attendances, installation, appUpdate, barId, id],
  )
  const watched = useLive(watched$)
  const storage = useRead(storageReport)
  const charge = useRead(battery)
  if (watched.status !== 'ready') return watched
  if (storage.status !== 'ready') return storage
  if (charge.status !== 'ready') return charge
  const { rota, devices, status, installed, update, attendance } = watched.value
  return {
    status: 'ready',
    value: {
      attendance,
      facts: {
        planned: openingOn(bar, rota, now),
        devicesInStock: devices.length,
        termsText: catalogue.terms.text,
        unsent: status.unsent === null ? null : unsentTotal(status.unsent),
        lastSuccessAt: status.lastSuccessAt,
        isUpdateWaiting: update.kind === 'ready',
        isInstalled: installed.kind === 'installed',
        isStorageProtected: storage.value.isProtected,
        isStorageNearlyFull: isNearlyFull(storage.value),
        clockOffsetMs: status.clockOffsetMs,
        battery: charge.value,
      },
    },
  }
}
