import { format } from 'date-fns'
import { Link } from 'react-router'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import type { Swap } from '../../domain/swap/swap.ts'
import { useServices } from '../../services.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { OldDeviceIn } from './OldDeviceIn.tsx'
import styles from './Stock.module.css'

/** New one issued, old one not yet in: soonest due first. */
export function HalfDoneSwaps({ swaps }: { readonly swaps: readonly Swap[] }) {
  const { now } = useServices()
  const today = format(now(), 'yyyy-MM-dd')
  if (swaps.length === 0)
    return <EmptyState title="None.">A device that a requester promised to bring later is listed here.</EmptyState>
  return (
    <ul className={styles.swaps}>
      {swaps
        .toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1))
        .map((swap) => (
          <li key={swap.id} className={styles.swap}>
            <div className={styles.what}>
              <Link to={`/swap/${swap.id}`} className={styles.tag}>
                {swap.incoming.assetTag}
              </Link>
              <span className={styles.from}>from {nameOfRequester(swap.requester)}</span>
            </div>
            <Due dueOn={dueOf(swap)} today={today} />
            <OldDeviceIn swap={swap} />
          </li>
        ))}
    </ul>
  )
}

function Due({ dueOn, today }: { readonly dueOn: string; readonly today: string }) {
  if (dueOn < today)
    return (
      <StateTag tone="attention" icon="triangle-alert">
        Overdue since {dayWords(dueOn)}
      </StateTag>
    )
  return (
    <StateTag tone={dueOn === today ? 'waiting' : 'paused'} icon="clock">
      {dueOn === today ? 'Due today' : `Due ${dayWords(dueOn)}`}
    </StateTag>
  )
}

function dueOf(swap: Swap): string {
  return swap.incoming.return.kind === 'later' ? swap.incoming.return.dueOn : ''
}
