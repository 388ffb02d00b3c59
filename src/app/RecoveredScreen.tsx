import { SaveUnsent } from '../features/unsent-file/SaveUnsent.tsx'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'

export type RecoveredScreenProps = {
  readonly barId: string | null
  /** The centre takes nothing from this tablet any more. */
  readonly isCutOff: boolean
  readonly onGoOn: () => void
}

/** Opened with the recovery code: what the tablet holds can leave it, even where the centre takes it no more. */
export function RecoveredScreen({ barId, isCutOff, onGoOn }: RecoveredScreenProps) {
  return (
    <Page
      title="Open again"
      lead={
        isCutOff
          ? 'Nothing was lost. The centre takes nothing from this tablet any more: what is not sent can leave it only as a file.'
          : 'Nothing was lost. What is not sent yet goes to the centre by itself as soon as it can.'
      }
      width="reading"
    >
      <SaveUnsent barId={barId} />
      <p>
        {isCutOff
          ? 'Take the file in on another tablet of the bar (This tablet, Unsent records as a file), and see that it says so, before anything is cleared here.'
          : 'A forgotten PIN is replaced by the service manager; the new one comes with the next exchange.'}
      </p>
      <div>
        <Button kind={isCutOff ? 'secondary' : 'primary'} onPress={onGoOn}>
          Go on
        </Button>
      </div>
    </Page>
  )
}
