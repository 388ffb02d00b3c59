import { SaveUnsent } from '../features/unsent-file/SaveUnsent.tsx'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'

export type RecoveredScreenProps = { readonly barId: string | null; readonly onGoOn: () => void }

/** Opened with the recovery code: what the tablet holds can leave it, even where the centre takes it no more. */
export function RecoveredScreen({ barId, onGoOn }: RecoveredScreenProps) {
  return (
    <Page
      title="Open again"
      lead="Nothing was lost. What is not sent yet goes to the centre by itself as soon as it can."
      width="reading"
    >
      <SaveUnsent barId={barId} />
      <p>A forgotten PIN is replaced by the service manager; the new one comes with the next exchange.</p>
      <div>
        <Button kind="primary" onPress={onGoOn}>
          Go on
        </Button>
      </div>
    </Page>
  )
}
