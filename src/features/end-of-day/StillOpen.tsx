import { useMemo } from 'react'
import { Link } from 'react-router'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import { useServices } from '../../services.tsx'
import { countWords } from '../../ui/countWords.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './EndOfDay.module.css'

/** Before the bar closes: who is still in its queue. Nothing is ended by itself; each visit is a person's to settle. */
export function StillOpen() {
  const { visits } = useServices()
  const { bar } = useWorkplace()
  const open = useLive(useMemo(() => visits.open$(bar.barId), [visits, bar.barId]))
  if (open.status !== 'ready' || open.value.length === 0) return null
  return (
    <Notice
      kind="warning"
      title={`${countWords(open.value.length, 'visit is', 'visits are')} still open`}
      actions={<LinkButton to="/">Go to the queue</LinkButton>}
    >
      <p>Help them, end the visit, or leave it on hold for the next opening.</p>
      <ul className={styles.open}>
        {open.value.map(({ id, queueNumber, requester, state }) => (
          <li key={id}>
            <Link to={`/visit/${id}`}>{`${queueNumber} ${nameOfRequester(requester)}`}</Link>, {state}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
