import { swapReferenceOf } from '../../domain/swap/swapReferenceOf.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { SummaryList } from '../../ui/SummaryList.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import { QrImage } from '../../ui/QrImage.tsx'
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
  return (
    <Page
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
      action={
        <span className={styles.actions}>
          {visit?.state === 'closed' && !isTapped && (
            <LinkButton to={`/visit/${swap.visitId}/hand-over`} kind="primary" icon="tablet">
              Hand over
            </LinkButton>
          )}
          <Button icon="printer" onPress={() => window.print()}>
            Print
          </Button>
        </span>
      }
    >
      <ReceiptNotices view={view} />
      <div className={styles.columns}>
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
        <div className={styles.code}>
          <QrImage text={qrTextOf(swap)} label={`QR code of reference ${swapReferenceOf(swap.id)}`} />
          <p className={styles.note}>Scan to keep the reference. It holds no name.</p>
        </div>
      </div>
    </Page>
  )
}
