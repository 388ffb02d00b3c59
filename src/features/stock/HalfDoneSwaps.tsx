import { Link } from 'react-router'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import { isAwaitedFrom } from '../../domain/stock/isAwaitedFrom.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import type { Swap } from '../../domain/swap/swap.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { DeviceLink } from './DeviceLink.tsx'
import { DueTag } from './DueTag.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { OldDeviceIn } from './OldDeviceIn.tsx'
import { placeWordsOf } from './placeWords.ts'
import styles from './Stock.module.css'

export type HalfDoneSwapsProps = {
  readonly swaps: readonly Swap[]
  readonly known: ReadonlyMap<string, Whereabouts>
}

/** New one issued, old one not yet in: soonest due first. What came in another way says where it is, and is awaited no more. */
export function HalfDoneSwaps({ swaps, known }: HalfDoneSwapsProps) {
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
            <AwaitedTag swap={swap} known={known} />
            <OldDeviceIn swap={swap} />
          </li>
        ))}
    </ul>
  )
}

function AwaitedTag({ swap, known }: { readonly swap: Swap } & Pick<HalfDoneSwapsProps, 'known'>) {
  const place = known.get(swap.incoming.assetTag)?.place
  if (place === undefined || isAwaitedFrom(swap.id, place)) return <DueTag dueOn={dueOf(swap)} />
  return (
    <StateTag tone="paused" icon="package-check">
      {`Came in another way, and is ${placeWordsOf(place)}`}
    </StateTag>
  )
}

function dueOf(swap: Swap): string {
  return swap.incoming.return.kind === 'later' ? swap.incoming.return.dueOn : ''
}
