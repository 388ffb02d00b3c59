import type { KitIssue } from '../../domain/kit/kitIssue.ts'
import { addVisitEvent } from '../../domain/visit/addVisitEvent.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ReceiptFrame } from '../../ui/ReceiptFrame.tsx'
import { SummaryList } from '../../ui/SummaryList.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import { useAction } from '../../ui/useAction.ts'
import { useWorkplace } from '../../workplace.tsx'
import { itemsWords } from './kitWords.ts'

/** Null for a visit that is not on this tablet. */
export type KitReceiptView = { readonly kit: KitIssue; readonly visit: Visit | null; readonly isTapped: boolean }

const titles = { 'handed out': 'Receipt', declined: 'Kit declined', undone: 'Kit taken back' } as const

export function KitReceipt({ view: { kit, visit, isTapped } }: { readonly view: KitReceiptView }) {
  const { now } = useServices()
  const { bar, catalogue } = useWorkplace()
  const nameOf = (modelId: string) => catalogue.models.find(({ id }) => id === modelId)?.name ?? modelId
  const { devices, owed, acceptance } = kit
  const isGiven = kit.state === 'handed out'
  const isNext = visit?.state === 'closed' && !isTapped
  return (
    <ReceiptFrame
      title={titles[kit.state]}
      lead={`${kit.kit.name} · ${momentWords(kit.movedAt, now())} · ${bar.name}`}
      back={{ to: `/visit/${kit.visitId}`, label: 'Visit' }}
      next={isNext ? { to: `/visit/${kit.visitId}/hand-over`, label: 'Hand over', icon: 'tablet' } : undefined}
      code={isGiven ? { text: qrTextOf(kit), label: 'QR code of this kit' } : undefined}
      notices={
        <>
          {isGiven && visit !== null && visit.state !== 'closed' && <StillOpen visit={visit} />}
          {!isGiven && (
            <Notice title="No device changed hands">The devices below were offered and are in stock.</Notice>
          )}
        </>
      }
    >
      <Card title={kit.kit.name}>
        <SummaryList
          rows={[
            ...devices.map(({ assetTag, serial, modelId, accessories }) => ({
              label: assetTag,
              value: [nameOf(modelId), `serial ${serial}`, ...accessories].join(', '),
            })),
            ...(owed.length === 0 || !isGiven
              ? []
              : [{ label: 'Still owed', value: itemsWords(owed, catalogue.models) }]),
            ...(acceptance.kind === 'declined' ? [{ label: 'Why declined', value: acceptance.why }] : []),
            { label: 'Terms', value: `Version ${acceptance.termsVersion}` },
          ]}
        />
      </Card>
    </ReceiptFrame>
  )
}

/** Written before its visit was closed, and something came between. */
function StillOpen({ visit }: { readonly visit: Visit }) {
  const { visits, stamp } = useServices()
  const closing = useAction()
  const closed = { kind: 'closed', outcome: 'collected', escalatedTo: null, loaner: null, swapId: null } as const
  const close = () => closing.run(() => visits.change(visit.id, (newest) => addVisitEvent(newest, closed, stamp())))
  return (
    <Notice
      kind="warning"
      title="The visit of this kit is still open"
      actions={
        <Button isPending={closing.isRunning} pendingLabel="Closing" onPress={() => void close()}>
          Close it as collected
        </Button>
      }
    >
      {closing.failure === null ? 'The kit itself is recorded.' : `Not closed, try again. (${closing.failure})`}
    </Notice>
  )
}

/** The record and its devices, and nobody's name or number. */
function qrTextOf(kit: KitIssue): string {
  return [
    'Tech Bar kit',
    kit.id,
    ...kit.devices.map(({ assetTag }) => `out ${assetTag}`),
    kit.movedAt.slice(0, 10),
  ].join('\n')
}
