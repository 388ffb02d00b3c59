import { Link } from 'react-router'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import type { Swap } from '../../domain/swap/swap.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { DeviceLink } from './DeviceLink.tsx'
import { DueTag } from './DueTag.tsx'
import { OldDeviceIn } from './OldDeviceIn.tsx'
import styles from './Stock.module.css'

/** New one issued, old one not yet in: soonest due first. */
export function HalfDoneSwaps({ swaps }: { readonly swaps: readonly Swap[] }) {
  if (swaps.length === 0)
    return <EmptyState title="None.">A device that a requester promised to bring later is listed here.</EmptyState>
  return (
    <ul className={styles.swaps}>
      {swaps
        .toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1))
        .map((swap) => (
          <li key={swap.id} className={styles.swap}>
            <div className={styles.what}>
              <DeviceLink assetTag={swap.incoming.assetTag} />
              <span className={styles.from}>
                from <Link to={`/swap/${swap.id}`}>{nameOfRequester(swap.requester)}</Link>
              </span>
            </div>
            <DueTag dueOn={dueOf(swap)} />
            <OldDeviceIn swap={swap} />
          </li>
        ))}
    </ul>
  )
}

function dueOf(swap: Swap): string {
  return swap.incoming.return.kind === 'later' ? swap.incoming.return.dueOn : ''
}
