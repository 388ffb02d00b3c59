import { isNearlyFull } from '../../domain/tablet/isNearlyFull.ts'
import { useServices } from '../../services.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { SummaryList } from '../../ui/SummaryList.tsx'
import { useRead } from '../../ui/useRead.ts'
import { sizeWords } from './sizeWords.ts'

type Report = Awaited<ReturnType<ReturnType<typeof useServices>['storageReport']>>

export function StorageCard() {
  const { storageReport } = useServices()
  const read = useRead(storageReport)
  if (read.status !== 'ready') return null
  const report = read.value
  return (
    <Card title="Storage">
      <SummaryList
        rows={[
          {
            label: 'Protection',
            value: report.isProtected ? (
              <StateTag tone="done" icon="shield-check">
                Protected from clearing
              </StateTag>
            ) : (
              <StateTag tone="waiting" icon="shield-alert">
                Not protected
              </StateTag>
            ),
          },
          { label: 'Used', value: usedWords(report) },
        ]}
      />
      {isNearlyFull(report) && (
        <Notice kind="warning" title="This tablet’s storage is nearly full">
          Send what is unsent, and make room on the device: delete photos, downloads or apps that nobody needs.
          Everything that was saved stays.
        </Notice>
      )}
      {!report.isProtected && (
        <p>
          The browser may clear this tablet’s records if the device runs out of space. Install the app to protect them.
        </p>
      )}
    </Card>
  )
}

function usedWords({ usedBytes, quotaBytes }: Report): string {
  if (usedBytes === null) return 'The browser does not say'
  return quotaBytes === null ? sizeWords(usedBytes) : `${sizeWords(usedBytes)} of ${sizeWords(quotaBytes)}`
}
