import { useState } from 'react'
import { stockroomNameOf } from '../../domain/stock/stockroomNameOf.ts'
import { addSwapEvent } from '../../domain/swap/addSwapEvent.ts'
import type { Swap } from '../../domain/swap/swap.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { useUndoStore } from '../../ui/undoStore.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './Stock.module.css'

/** The promised device was handed in: the swap is complete, and can be put back for ten seconds. */
export function OldDeviceIn({ swap }: { readonly swap: Swap }) {
  const { swaps, stamp } = useServices()
  const { bar } = useWorkplace()
  const offerUndo = useUndoStore((store) => store.offerUndo)
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { assetTag } = swap.incoming

  async function bringIn() {
    setPending(true)
    const happened = stamp()
    try {
      const handedIn = { kind: 'old device in', stockroom: stockroomNameOf(bar) } as const
      await swaps.change(swap.id, (current) => addSwapEvent(current, handedIn, happened))
      offerUndo(`Old device ${assetTag} is in. The swap is complete.`, async () => {
        await swaps.change(swap.id, (current) =>
          addSwapEvent(current, { kind: 'undone', eventId: happened.id }, stamp()),
        )
      })
    } catch (cause) {
      setFailure(cause instanceof Error ? cause.message : String(cause))
      setPending(false)
    }
  }

  return (
    <div className={styles.bringIn}>
      <Button
        icon="package-check"
        onPress={() => void bringIn()}
        isPending={isPending}
        pendingLabel="Saving"
        label={`Old device is in: ${assetTag}`}
      >
        Old device is in
      </Button>
      {failure !== null && <p role="alert">Not saved, try again. {failure}</p>}
    </div>
  )
}
