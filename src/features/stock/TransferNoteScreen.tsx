import { useMemo } from 'react'
import { useParams } from 'react-router'
import { combineLatest, map } from 'rxjs'
import type { Bar } from '../../domain/bar/bar.ts'
import { movementsOfConsignment } from '../../domain/stock/movementsOfConsignment.ts'
import { textOfTransferNote, type TransferNote, transferNotesOf } from '../../domain/stock/transferNote.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { QrImage } from '../../ui/QrImage.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './TransferNote.module.css'
import { carryWords } from './custodyFrom.ts'

/** What goes with devices to another bar: that one scans it, and need not type a tag. */
export function TransferNoteScreen() {
  const { stock, reference } = useServices()
  const { bar } = useWorkplace()
  const { consignmentId = '' } = useParams()
  const held = useLive(
    useMemo(
      () =>
        combineLatest({
          notes: stock
            .standing$(bar.barId)
            .pipe(map((standing) => transferNotesOf(movementsOfConsignment(standing, consignmentId)))),
          bars: reference.bars$(),
        }),
      [stock, reference, bar.barId, consignmentId],
    ),
  )
  return (
    <Page
      title="Transfer note"
      back={{ to: '/stock', label: 'Stock' }}
      action={
        <Button kind="primary" icon="printer" onPress={() => window.print()}>
          Print
        </Button>
      }
    >
      {held.status === 'loading' && <Skeleton label="Opening the note" lines={6} />}
      {held.status === 'failed' && (
        <Notice kind="error" title="The note could not be read">
          {`Everything that was saved is kept. Open this page again. (${held.reason})`}
        </Notice>
      )}
      {held.status === 'ready' && held.value.notes.length === 0 && (
        <EmptyState title="This tablet knows of nothing that was sent under this note.">
          It was taken back, or sent by a tablet that has not sent its records yet.
        </EmptyState>
      )}
      {held.status === 'ready' && held.value.notes.length > 0 && (
        <p className={styles.lead}>
          The other bar opens Stock, “Take in from another bar”, and scans this. Print it, or send it along as a
          picture.
        </p>
      )}
      {held.status === 'ready' &&
        held.value.notes.map((note) => <Note key={note.part} note={note} from={bar} bars={held.value.bars} />)}
    </Page>
  )
}

type NoteProps = { readonly note: TransferNote; readonly from: Bar; readonly bars: readonly Bar[] }

function Note({ note, from, bars }: NoteProps) {
  const { catalogue } = useWorkplace()
  const { devices, part, parts, method, seal, at, toBarId } = note
  const to = bars.find(({ barId }) => barId === toBarId)?.name ?? toBarId
  const partWords = parts === 1 ? '' : `, note ${part} of ${parts}`
  return (
    <Card title={`${countWords(devices.length, 'device')} to ${to}${partWords}`}>
      <p>
        From {from.name}, {dayWords(at)}, {clockWords(at)}
        {method !== null && `, ${carryWords[method].toLowerCase()}`}
        {seal !== null && `, ${seal}`}
      </p>
      <div className={styles.columns}>
        <QrImage isLarge text={textOfTransferNote(note)} label={`QR code of the note to ${to}${partWords}`} />
        <ul className={styles.devices}>
          {devices.map(({ assetTag, serial, modelId }) => (
            <li key={assetTag}>
              <span className={styles.tag}>{assetTag}</span>
              <span>{catalogue.models.find(({ id }) => id === modelId)?.name ?? modelId ?? 'Model not known'}</span>
              <span>{serial === null ? 'Serial not known' : `Serial ${serial}`}</span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}
