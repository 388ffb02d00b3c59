import { swapReferenceOf } from '../../domain/swap/swapReferenceOf.ts'
import { Card } from '../../ui/Card.tsx'
import { ReceiptFrame } from '../../ui/ReceiptFrame.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { SummaryList } from '../../ui/SummaryList.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import { qrTextOf } from './qrTextOf.ts'
import styles from './Receipt.module.css'
import { ReceiptNotices } from './ReceiptNotices.tsx'
import { listWords, returnWords, swapLooks } from './swapWords.ts'
import type { ReceiptView } from './useReceipt.ts'

export function Receipt({ view }: { readonly view: ReceiptView }) {
  const { bar, catalogue } = useWorkplace()
  const { swap, visit, isTapped } = view
  const look = swapLooks[swap.state]
  const isDeclined = swap.state === 'declined'
  const nameOf = (modelId: string) => catalogue.models.find(({ id }) => id === modelId)?.name ?? modelId
  const device = (tag: string, modelId: string) => `${tag}, ${nameOf(modelId)}`
  const { incoming, outgoing, acceptance } = swap
  const isNext = visit?.state === 'closed' && !isTapped
  return (
    <ReceiptFrame
      title={isDeclined ? 'Swap declined' : 'Receipt'}
      lead={
        <span className={styles.lead}>
          <StateTag tone={look.tone} icon={look.icon}>
            {look.label}
          </StateTag>
          <span>{`${dayWords(swap.swappedAt)}, ${clockWords(swap.swappedAt)} · ${bar.name}`}</span>
        </span>
      }
      back={{ to: `/visit/${swap.visitId}`, label: 'Visit' }}
      next={isNext ? { to: `/visit/${swap.visitId}/hand-over`, label: 'Hand over', icon: 'tablet' } : undefined}
      code={{ text: qrTextOf(swap), label: `QR code of reference ${swapReferenceOf(swap.id)}` }}
      notices={<ReceiptNotices view={view} />}
    >
      <Card title={`Reference ${swapReferenceOf(swap.id)}`}>
        <SummaryList
          rows={[
            { label: isDeclined ? 'Offered' : 'Given', value: device(outgoing.assetTag, outgoing.modelId) },
            { label: 'Serial number', value: outgoing.serial },
            { label: 'Accessories given', value: listWords(outgoing.accessories) },
            { label: isDeclined ? 'Kept' : 'Old device', value: device(incoming.assetTag, incoming.modelId) },
            ...(isDeclined
              ? [{ label: 'Why declined', value: acceptance.kind === 'declined' ? acceptance.why : '' }]
              : [
                  { label: 'Its return', value: returnWords(incoming.return) },
                  { label: 'Accessories taken', value: listWords(incoming.accessories) },
                ]),
            { label: 'Terms', value: `Version ${acceptance.termsVersion}` },
          ]}
        />
      </Card>
    </ReceiptFrame>
  )
}
