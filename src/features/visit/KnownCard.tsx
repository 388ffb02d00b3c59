import { useState } from 'react'
import { reasonsInOrder } from '../../domain/catalogue/reasonsInOrder.ts'
import { nameOfRequester } from '../../domain/requester/requester.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SummaryList } from '../../ui/SummaryList.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import { DeviceDialog } from './DeviceDialog.tsx'
import { NumberDialog } from './NumberDialog.tsx'
import { PromiseDialog } from './PromiseDialog.tsx'
import { ReasonTiles } from './ReasonTiles.tsx'
import { useVisitNames } from './useVisitNames.ts'
import type { VisitTyping } from './useVisitPageDraft.ts'
import type { VisitView } from './useVisit.ts'
import type { VisitSteps } from './useVisitSteps.ts'
import { WhoDialog } from './WhoDialog.tsx'

export type KnownCardProps = {
  readonly view: VisitView
  readonly steps: VisitSteps
  readonly typing: VisitTyping | null
}

/** Who, why, which device, which numbers; each can be put right in place, also after the closing. */
export function KnownCard({ view: { visit }, steps, typing }: KnownCardProps) {
  const { bar, catalogue } = useWorkplace()
  const names = useVisitNames()
  const [isOpen, setOpen] = useState<'nothing' | 'who' | 'reason' | 'device' | 'number' | 'promise'>('nothing')
  const close = () => setOpen('nothing')
  const numbers = numbersOf(visit)
  return (
    <Card title="What is known">
      <SummaryList
        rows={[
          { label: 'Who', value: whoWordsOf(visit), onChange: () => setOpen('who') },
          { label: 'Reason', value: names.reason(visit.reasonId), onChange: () => setOpen('reason') },
          { label: 'Device', value: visit.assetTag ?? 'Not named', onChange: () => setOpen('device') },
          { label: 'Other numbers', value: numbers === '' ? 'None' : numbers },
          { label: 'Promise', value: promiseWordsOf(visit), onChange: () => setOpen('promise') },
        ]}
      />
      <div>
        <Button icon="plus" onPress={() => setOpen('number')}>
          Add incident or request number
        </Button>
      </div>
      <Dialog title="Change the reason" isOpen={isOpen === 'reason'} onClose={close}>
        <ReasonTiles
          reasons={reasonsInOrder(catalogue.reasons, bar)}
          onTap={(reasonId) => {
            close()
            if (reasonId !== visit.reasonId) void steps.happen({ kind: 'reason changed', reasonId })
          }}
        />
      </Dialog>
      {typing !== null && (
        <>
          {isOpen === 'who' && <WhoDialog visit={visit} steps={steps} typing={typing} onClose={close} />}
          <DeviceDialog isOpen={isOpen === 'device'} onClose={close} steps={steps} typing={typing} />
          <PromiseDialog isOpen={isOpen === 'promise'} onClose={close} steps={steps} typing={typing} />
          <NumberDialog isOpen={isOpen === 'number'} onClose={close} steps={steps} typing={typing} />
        </>
      )}
    </Card>
  )
}

function whoWordsOf({ requester }: Visit): string {
  return requester.kind === 'staff' && requester.name !== null
    ? `${requester.name}, ${requester.staffNumber}`
    : nameOfRequester(requester)
}

function promiseWordsOf({ promise }: Visit): string {
  return promise ? `${promise.what}, from ${dayWords(promise.dueOn)} on` : 'None'
}

function numbersOf(visit: Visit): string {
  return visit.events.flatMap((event) => (event.kind === 'number added' ? [event.number] : [])).join(', ')
}
