import { format } from 'date-fns'
import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { combineLatest, map } from 'rxjs'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { type HistoryEntry, historyOf } from '../../domain/stock/historyOf.ts'
import { nameOfReservation, reservationOn } from '../../domain/stock/reservationOn.ts'
import type { Hold, Whereabouts } from '../../domain/stock/whereabouts.ts'
import { useServices } from '../../services.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { SummaryList } from '../../ui/SummaryList.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'
import { useNow } from '../../ui/useNow.ts'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './Device.module.css'
import { DeviceActions } from './DeviceActions.tsx'
import { historyLineOf } from './historyLineOf.ts'
import { placeWordsOf } from './placeWords.ts'
import { holdWords } from './stockWords.ts'

/** One device: what is known of it, where it is, and all that happened to it at this bar. */
export function DeviceScreen() {
  const { stock } = useServices()
  const { bar } = useWorkplace()
  const assetTag = tidyAssetTag(useParams()['assetTag'] ?? '')
  const held = useLive(
    useMemo(
      () =>
        combineLatest({
          known: stock.whereabouts$(bar.barId),
          history: stock.records$(bar.barId).pipe(map((records) => historyOf(records, assetTag))),
        }),
      [stock, bar.barId, assetTag],
    ),
  )
  return (
    <Page title={assetTag} back={{ to: '/stock', label: 'Stock' }} width="reading">
      {held.status === 'loading' && <Skeleton label="Opening its history" lines={6} />}
      {held.status === 'failed' && (
        <Notice kind="error" title="Its history could not be read">
          {`Everything that was saved is kept. Open this page again. (${held.reason})`}
        </Notice>
      )}
      {held.status === 'ready' && <Known device={held.value.known.get(assetTag)} />}
      {held.status === 'ready' && <History entries={held.value.history} />}
    </Page>
  )
}

function Known({ device }: { readonly device: Whereabouts | undefined }) {
  const { now } = useServices()
  const { catalogue } = useWorkplace()
  const today = format(useNow(now), 'yyyy-MM-dd')
  if (device === undefined) return null
  const { serial, modelId, place, since, hold } = device
  const model = catalogue.models.find(({ id }) => id === modelId)?.name ?? modelId
  const where = placeWordsOf(place)
  const reservation = reservationOn(device, today)
  return (
    <Card>
      <SummaryList
        rows={[
          {
            label: 'Where it is',
            value: `${where.slice(0, 1).toUpperCase()}${where.slice(1)}, since ${dayWords(since)}`,
          },
          ...(reservation === null
            ? []
            : [
                {
                  label: 'Reserved',
                  value: `For ${nameOfReservation(reservation)}, until ${dayWords(reservation.until)}`,
                },
              ]),
          ...(hold === null ? [] : [{ label: 'On hold', value: holdLine(hold) }]),
          { label: 'Model', value: model ?? 'Not known' },
          { label: 'Serial number', value: serial ?? 'Not known' },
        ]}
      />
      <DeviceActions device={device} today={today} />
    </Card>
  )
}

function holdLine({ state, reason, since }: Hold): string {
  return `${holdWords[state]} since ${dayWords(since)}${reason === null ? '' : `: ${reason}`}`
}

function History({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  if (entries.length === 0)
    return (
      <EmptyState title="This bar knows nothing of this device.">
        What it takes in, hands out, counts or gets back is told here. Another bar’s records are not on this tablet.
      </EmptyState>
    )
  return (
    <Card title="What happened at this bar">
      <ol className={styles.history}>
        {entries.map((entry) => (
          <Entry key={`${entry.moved.id}${entry.told.kind}`} entry={entry} />
        ))}
      </ol>
    </Card>
  )
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { people } = useWorkplace()
  const { title, icon, details, to } = historyLineOf(entry)
  const nameOf = (personId: string | null) =>
    personId === null
      ? 'nobody who was signed in'
      : (people.find((person) => person.personId === personId)?.name ?? 'somebody of another bar')
  const { moved, takenBack } = entry
  return (
    <li className={styles.entry}>
      <Icon name={icon} />
      <div className={styles.what}>
        <p className={styles.title}>{to === null ? title : <Link to={to}>{title}</Link>}</p>
        <p className={styles.when}>
          {dayWords(moved.at)}, {clockWords(moved.at)}, by {nameOf(moved.personId)}
        </p>
        {details.map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
        {takenBack !== null && (
          <StateTag tone="paused" icon="undo-2">
            Taken back {dayWords(takenBack.at)}, {clockWords(takenBack.at)}, by {nameOf(takenBack.personId)}
          </StateTag>
        )}
      </div>
    </li>
  )
}
