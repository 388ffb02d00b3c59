import { useMemo } from 'react'
import { combineLatest } from 'rxjs'
import { useServices } from '../../services.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import { HalfDoneSwaps } from './HalfDoneSwaps.tsx'
import { ModelList } from './ModelList.tsx'
import { stockByModel } from './stockByModel.ts'

/** What can be handed out, and which old devices are still to come in. */
export function StockScreen() {
  const { stock, swaps } = useServices()
  const { bar, catalogue } = useWorkplace()
  const held$ = useMemo(
    () => combineLatest({ devices: stock.stockroom$(bar.barId), halfDone: swaps.halfDone$(bar.barId) }),
    [stock, swaps, bar.barId],
  )
  const held = useLive(held$)
  return (
    <Page title="Stock" lead={bar.kind === 'popup' ? 'What is in the bag.' : 'What is in the stockroom.'}>
      {held.status === 'loading' && <Skeleton label="Opening the stock" lines={4} />}
      {held.status === 'failed' && (
        <Notice kind="error" title="The stock could not be read">
          Everything that was saved is kept. Open the app again; if this stays, tell the help desk: {held.reason}
        </Notice>
      )}
      {held.status === 'ready' && (
        <>
          <Card title="Old devices still to come in">
            <HalfDoneSwaps swaps={held.value.halfDone} />
          </Card>
          <Card title="To hand out">
            <ModelList groups={stockByModel(held.value.devices, catalogue.models)} />
          </Card>
        </>
      )}
    </Page>
  )
}
