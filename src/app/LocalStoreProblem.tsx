import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { PlainFrame } from './PlainFrame.tsx'

/** The records on this tablet could not be opened. Nothing is written over: opening again often mends it. */
export function LocalStoreProblem({ reason }: { readonly reason: string }) {
  return (
    <PlainFrame>
      <Page title="This tablet's records could not be opened" width="reading">
        <Notice kind="error">What was saved is still on this tablet: nothing was deleted or changed.</Notice>
        <p>
          Open the app again. If this page comes back, restart the tablet, and then call the help desk and read them
          this:
        </p>
        <p>
          <code>{reason}</code>
        </p>
        <div>
          <Button kind="primary" icon="refresh-cw" onPress={() => window.location.reload()}>
            Open again
          </Button>
        </div>
      </Page>
    </PlainFrame>
  )
}
