import { nameOfReservation, reservationOn } from '../../domain/stock/reservationOn.ts'
import type { Reservation, Whereabouts } from '../../domain/stock/whereabouts.ts'
import { Card } from '../../ui/Card.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { DeviceLink } from './DeviceLink.tsx'
import { EndReservationButton } from './EndReservationButton.tsx'
import { FirstFew } from './FirstFew.tsx'
import styles from './Stock.module.css'

export type ReservedProps = {
  readonly known: readonly Whereabouts[]
  /** `yyyy-MM-dd` */
  readonly today: string
}

/** What is kept for somebody, and until when; the next to lapse first. */
export function Reserved({ known, today }: ReservedProps) {
  const reserved = known
    .map((device) => ({ ...device, reservation: reservationOn(device, today) }))
    .filter(isReserved)
    .toSorted((a, b) => (a.reservation.until < b.reservation.until ? -1 : 1))
  if (reserved.length === 0) return null
  return (
    <Card title="Reserved">
      <FirstFew items={reserved}>
        {(device) => (
          <li key={device.assetTag} className={styles.swap}>
            <div className={styles.what}>
              <DeviceLink assetTag={device.assetTag} />
              <span className={styles.from}>for {nameOfReservation(device.reservation)}</span>
            </div>
            <StateTag tone={device.reservation.until === today ? 'waiting' : 'paused'} icon="clock">
              {device.reservation.until === today ? 'Until tonight' : `Until ${dayWords(device.reservation.until)}`}
            </StateTag>
            <EndReservationButton device={device} />
          </li>
        )}
      </FirstFew>
    </Card>
  )
}

function isReserved<T extends Whereabouts>(device: T): device is T & { readonly reservation: Reservation } {
  return device.reservation !== null
}
