import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { LinkButton } from './LinkButton.tsx'
import { Page } from './Page.tsx'
import { QrImage } from './QrImage.tsx'
import styles from './ReceiptFrame.module.css'

export type ReceiptFrameProps = {
  readonly title: string
  readonly lead: ReactNode
  readonly back: { readonly to: string; readonly label: string }
  /** What follows at once: shown before the printing. */
  readonly next?: { readonly to: string; readonly label: string; readonly icon: string } | undefined
  /** To scan; none for what did not happen. */
  readonly code?: { readonly text: string; readonly label: string } | undefined
  /** What is not finished about it. */
  readonly notices: ReactNode
  readonly children: ReactNode
}

/** What was handed over, to be shown, printed or scanned. */
export function ReceiptFrame({ title, lead, back, next, code, notices, children }: ReceiptFrameProps) {
  return (
    <Page
      title={title}
      lead={lead}
      back={back}
      action={
        <span className={styles.actions}>
          {next !== undefined && (
            <LinkButton to={next.to} kind="primary" icon={next.icon}>
              {next.label}
            </LinkButton>
          )}
          <Button icon="printer" onPress={() => window.print()}>
            Print
          </Button>
        </span>
      }
    >
      {notices}
      <div className={styles.columns}>
        {children}
        {code !== undefined && (
          <div className={styles.code}>
            <QrImage text={code.text} label={code.label} />
            <p className={styles.note}>Scan to keep the reference. It holds no name.</p>
          </div>
        )}
      </div>
    </Page>
  )
}
