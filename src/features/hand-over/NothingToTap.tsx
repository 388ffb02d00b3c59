import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import styles from './NothingToTap.module.css'

export type NothingToTapProps = { readonly kind: 'missing' | 'not closed'; readonly visitId: string }

/** For the technician, before the tablet changes hands: this visit cannot be tapped. */
export function NothingToTap({ kind, visitId }: NothingToTapProps) {
  const isMissing = kind === 'missing'
  const title = isMissing ? 'Visit not found' : 'This visit is not closed yet'
  useTitle(title)
  return (
    <main className={styles.frame}>
      <h1>{title}</h1>
      <EmptyState
        title={isMissing ? 'This tablet holds no such visit' : 'The tap comes after the outcome'}
        action={
          <LinkButton to={isMissing ? '/' : `/visit/${visitId}`}>
            {isMissing ? 'Go to the queue' : 'Go to the visit'}
          </LinkButton>
        }
      />
    </main>
  )
}
