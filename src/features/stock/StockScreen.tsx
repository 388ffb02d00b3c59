import { format } from 'date-fns'
import { useMemo, useState } from 'react'
import { combineLatest } from 'rxjs'
import { offeredTo } from '../../domain/stock/offeredTo.ts'
import type { StockCount } from '../../domain/stock/stockCount.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import { useNow } from '../../ui/useNow.ts'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import { HalfDoneSwaps } from './HalfDoneSwaps.tsx'
import { IssuedTwice } from './IssuedTwice.tsx'
import { LoanersOut } from './LoanersOut.tsx'
import { NotComplete } from './NotComplete.tsx'
import { OnTheirWay } from './OnTheirWay.tsx'
import { OnHold } from './OnHold.tsx'
import { ModelList } from './ModelList.tsx'
import styles from './Stock.module.css'
import { stockByModel } from '../../domain/stock/stockByModel.ts'
import { Reserved } from './Reserved.tsx'
import { TakeInDialog } from './TakeInDialog.tsx'
import { TakeOutDialog } from './TakeOutDialog.tsx'
import { ToSanitise } from './ToSanitise.tsx'

/** What can be handed out, and what is still to come in, to be sanitised or to be settled. */
export function StockScreen() {
  const { stock, swaps, now } = useServices()
  const today = format(useNow(now), 'yyyy-MM-dd')
  const { bar, catalogue } = useWorkplace()
  const held$ = useMemo(
    () =>
      combineLatest({
        known: stock.whereabouts$(bar.barId),
        lastCount: stock.lastCount$(bar.barId),
        halfDone: swaps.halfDone$(bar.barId),
      }),
    [stock, swaps, bar.barId],
  )
  const held = useLive(held$)
  const [dialog, setDialog] = useState<'in' | 'out' | null>(null)
  const close = () => setDialog(null)
  return (
    <Page
      title="Stock"
      lead={bar.kind === 'popup' ? 'What is in the bag.' : 'What is in the stockroom.'}
      action={
        <LinkButton to="/stock/count" kind="primary" icon="package-check">
          Count
        </LinkButton>
      }
    >
      {held.status === 'loading' && <Skeleton label="Opening the stock" lines={4} />}
      {held.status === 'failed' && (
        <Notice kind="error" title="The stock could not be read">
          Everything that was saved is kept. Open the app again; if this stays, tell the help desk: {held.reason}
        </Notice>
      )}
      {held.status === 'ready' && (
        <>
          <IssuedTwice known={[...held.value.known.values()]} />
          <div className={styles.ways}>
            <Button icon="plus" onPress={() => setDialog('in')}>
              Take a device in
            </Button>
            <LinkButton to="/stock/receive" icon="qr-code">
              Take in from another bar
            </LinkButton>
            <Button icon="log-out" onPress={() => setDialog('out')}>
              Take a device out
            </Button>
            <LinkButton to="/stock/send" icon="send">
              Send several out
            </LinkButton>
            <LinkButton to="/stock/labels" icon="printer">
              Print labels
            </LinkButton>
            <LinkButton to="/stock/register" icon="search">
              Device register
            </LinkButton>
          </div>
          <Card title="To hand out" aside={<LastCount count={held.value.lastCount} />}>
            <ModelList groups={stockByModel(offeredTo(held.value.known, null, today), catalogue.models, bar)} />
          </Card>
          <Card title="Old devices still to come in">
            <HalfDoneSwaps swaps={held.value.halfDone} known={held.value.known} />
          </Card>
          <Reserved known={[...held.value.known.values()]} today={today} />
          <NotComplete known={[...held.value.known.values()]} />
          <OnHold known={[...held.value.known.values()]} />
          <OnTheirWay known={[...held.value.known.values()]} />
          <LoanersOut known={[...held.value.known.values()]} />
          <ToSanitise known={[...held.value.known.values()]} />
          {dialog === 'in' && <TakeInDialog known={held.value.known} onClose={close} />}
          {dialog === 'out' && <TakeOutDialog known={held.value.known} onClose={close} />}
        </>
      )}
    </Page>
  )
}

function LastCount({ count }: { readonly count: StockCount | null }) {
  const { now } = useServices()
  if (count === null) return <span className={styles.from}>Not counted yet</span>
  const differences = count.missing.length + count.found.length
  const words = differences === 0 ? 'no difference' : countWords(differences, 'difference')
  return (
    <span className={styles.from}>
      Counted {momentWords(count.movedAt, now())}, {words}
    </span>
  )
}
