import { isRouteErrorResponse, useRouteError } from 'react-router'
import { Button } from '../ui/Button.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import styles from './ScreenProblem.module.css'

/** Instead of a screen that broke. */
export function ScreenProblem() {
  const error = useRouteError()
  return (
    <Page title="This screen could not be shown" width="reading">
      <Notice kind="error">
        Everything that was saved is kept on this tablet, and what is unsent will still be sent.
      </Notice>
      <p>
        If it happens again, call the help desk and read them this: <code>{reasonOf(error)}</code>
      </p>
      <div className={styles.ways}>
        <LinkButton to="/" kind="primary">
          Go to the queue
        </LinkButton>
        <Button icon="refresh-cw" onPress={() => window.location.reload()}>
          Try this screen again
        </Button>
      </div>
    </Page>
  )
}

function reasonOf(error: unknown): string {
  if (isRouteErrorResponse(error)) return `${error.status} ${error.statusText}`
  return error instanceof Error ? error.message : String(error)
}
