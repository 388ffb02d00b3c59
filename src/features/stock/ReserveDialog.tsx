import { addDays, format } from 'date-fns'
import { useMemo, useState } from 'react'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import { nameOfReservation } from '../../domain/stock/reservationOn.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { typedDayOf } from '../../ui/calendarDay.ts'
import { DateField } from '../../ui/DateField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import { movedDeviceOf } from './DeviceFields.tsx'
import type { DeviceDialogProps } from './HoldDialog.tsx'
import { type ReservationProblems, reservationFrom } from './reservationFrom.ts'
import styles from './Stock.module.css'
import type { StockDraft } from './stockDraft.ts'
import { StockFormDialog } from './StockFormDialog.tsx'
import { useStockForm } from './useStockForm.ts'

/** A device is kept for somebody until the end of a day. */
export function ReserveDialog({ device, onClose }: DeviceDialogProps) {
  const { now } = useServices()
  const { assetTag } = device
  const [problems, setProblems] = useState<ReservationProblems>({})
  const form = useStockForm(`reserve:${assetTag}`)
  if (form === null) return null
  const { typed, change, move } = form
  const today = now()
  const save = async () => {
    const { reservation, problems: found } = reservationFrom(typed, format(today, 'yyyy-MM-dd'))
    setProblems(found)
    if (reservation === null) return
    const told = { direction: 'in', why: 'Reserved', reservation: { kind: 'made', ...reservation } } as const
    const done = `${assetTag} is reserved for ${nameOfReservation(reservation)} until ${dayWords(reservation.until)}.`
    if (await move(movedDeviceOf(device), told, done)) onClose()
  }
  return (
    <StockFormDialog
      form={form}
      title={`Reserve ${assetTag}`}
      saveLabel="Reserve it"
      onSave={() => void save()}
      onClose={onClose}
    >
      <PromisedVisits change={change} />
      <TextField
        id="reserveStaffNumber"
        label="Staff number"
        hint="A swap offers it to this number alone"
        autoCapitalize="characters"
        isShort
        value={typed.staffNumber}
        error={problems.staffNumber}
        onChange={(staffNumber) => change({ staffNumber })}
      />
      <TextField
        id="reserveName"
        label="Name"
        hint="Optional beside a staff number"
        autoCapitalize="words"
        value={typed.name}
        error={problems.name}
        onChange={(name) => change({ name })}
      />
      <DateField
        id="reserveUntil"
        label="Until the end of"
        value={{ day: typed.untilDay, month: typed.untilMonth, year: typed.untilYear }}
        error={problems.until}
        likely={[7, 14].map((days) => ({ day: format(addDays(today, days), 'yyyy-MM-dd'), label: `In ${days} days` }))}
        onChange={({ day, month, year }) => change({ untilDay: day, untilMonth: month, untilYear: year })}
      />
    </StockFormDialog>
  )
}

/** Whoever was promised something has a name, a number and a day already. */
function PromisedVisits({ change }: { readonly change: (changes: Partial<StockDraft>) => void }) {
  const { visits } = useServices()
  const { bar } = useWorkplace()
  const promised = useLive(useMemo(() => visits.promised$(bar.barId), [visits, bar.barId]))
  const named = promised.status === 'ready' ? promised.value.filter(isNamed) : []
  if (named.length === 0) return null
  return (
    <div className={styles.bringIn}>
      <p>For a promised visit:</p>
      <div className={styles.ways}>
        {named.map(({ id, requester, promise }) => {
          const { day, month, year } = typedDayOf(promise?.dueOn ?? '')
          const name = requester.kind === 'not-recorded' ? '' : (requester.name ?? '')
          return (
            <Button
              key={id}
              icon="user"
              onPress={() =>
                change({
                  staffNumber: requester.kind === 'staff' ? requester.staffNumber : '',
                  name,
                  untilDay: day,
                  untilMonth: month,
                  untilYear: year,
                })
              }
            >
              {`${nameOfRequester(requester)}, ${dayWords(promise?.dueOn ?? '')}`}
            </Button>
          )
        })}
      </div>
    </div>
  )
}

function isNamed({ requester, promise }: Visit): boolean {
  return requester.kind !== 'not-recorded' && promise !== null && promise !== undefined
}
