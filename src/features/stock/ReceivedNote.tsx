import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import { carryWords } from './custodyFrom.ts'
import { retiredWords } from './placeWords.ts'
import styles from './Stock.module.css'
import type { Receive } from './useReceive.ts'

/** What the other bar's note says: what of it is really here is ticked. */
export function ReceivedNote({ receive }: { readonly receive: Receive }) {
  const { catalogue } = useWorkplace()
  const { draft, expected, takenIn, retired, from, change } = receive
  const { note } = draft
  if (note === null) return null
  const already = note.devices.map(({ assetTag }) => assetTag).filter((assetTag) => takenIn.has(assetTag))
  return (
    <Card
      title={`Note of ${from?.name ?? 'another bar'}`}
      aside={
        <div className={styles.ways}>
          <Button icon="check" onPress={() => change({ here: expected.map(({ assetTag }) => assetTag) })}>
            {`All ${expected.length} are here`}
          </Button>
          <Button kind="quiet" onPress={receive.startAgain}>
            Start again
          </Button>
        </div>
      }
    >
      <p>
        Sent {dayWords(note.at)}, {clockWords(note.at)}
        {note.method !== null && `, ${carryWords[note.method].toLowerCase()}`}
        {note.seal !== null && `, ${note.seal}`}. Tick what is really here.
      </p>
      {note.read.length < note.parts && (
        <Notice kind="warning">{`This is ${note.read.length} of ${note.parts} notes: scan the others, too.`}</Notice>
      )}
      {already.length > 0 && <Notice>{`Taken in already: ${already.join(', ')}.`}</Notice>}
      {retired.map((assetTag) => (
        <Notice key={assetTag} kind="warning">{`${retiredWords(assetTag)}.`}</Notice>
      ))}
      <CheckboxList
        id="onNote"
        label="Devices on the note"
        isLabelHidden
        choices={expected.map(({ assetTag, serial, modelId }) => ({
          value: assetTag,
          label: assetTag,
          hint: `${catalogue.models.find(({ id }) => id === modelId)?.name ?? modelId ?? 'Model not known'}, ${
            serial === null ? 'serial not known' : `serial ${serial}`
          }`,
        }))}
        value={draft.here}
        onChange={(here) => change({ here: [...here] })}
      />
    </Card>
  )
}
