import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'

export function NoSuchScreen() {
  return (
    <Page title="There is no such screen" width="reading">
      <p>The address may have been typed wrongly, or belong to another version of the app.</p>
      <div>
        <LinkButton to="/" kind="primary">
          Go to the queue
        </LinkButton>
      </div>
    </Page>
  )
}
