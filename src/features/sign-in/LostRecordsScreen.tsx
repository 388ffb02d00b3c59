import type { LostRecords } from '../../domain/tablet/lostRecords.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { countWords } from '../../ui/countWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'

/** Shown before anything else until somebody has read it: a tablet never starts empty in silence. */
export function LostRecordsScreen({ lost }: { readonly lost: LostRecords }) {
  const { lostRecords } = useServices()
  const { letter, barId, unsent, lastSuccessAt } = lost
  return (
    <Page title="This tablet has lost its records" width="reading">
      <Notice kind="warning" title="What happened">
        {`The browser or the device has deleted what tablet ${letter} of ${barId} had stored. The app did not do it.`}
      </Notice>
      <p>
        {lastSuccessAt === null
          ? 'As far as this tablet knows, it had never exchanged records with the centre.'
          : `The centre answered last on ${dayWords(lastSuccessAt)} at ${clockWords(lastSuccessAt)}. Everything that was sent is safe there, and comes back to this tablet by itself.`}
      </p>
      <p>
        {unsent === 0
          ? 'When this tablet was last seen, nothing was waiting to be sent: nothing is lost for good.'
          : `When this tablet was last seen, ${countWords(unsent, 'record was', 'records were')} not sent yet. If ${unsent === 1 ? 'it was' : 'they were'} saved as a file, take that file in on the page This tablet. If not, record again what you remember.`}
      </p>
      <p>Set this tablet up with its code, tell the help desk, and install the app if it is not installed.</p>
      <div>
        <Button kind="primary" icon="check" onPress={() => lostRecords.acknowledge()}>
          I have read this
        </Button>
      </div>
    </Page>
  )
}
