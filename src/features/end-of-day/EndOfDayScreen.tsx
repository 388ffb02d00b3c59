import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import styles from './EndOfDay.module.css'
import { CloseBar } from './CloseBar.tsx'
import { stepWords, wordsOfResult } from './endOfDayWords.ts'
import { ReceiptCard } from './ReceiptCard.tsx'
import { StillOpen } from './StillOpen.tsx'
import { useEndOfDay } from './useEndOfDay.ts'

/** One tap before the tablet is put away: the centre's own word that it holds what was done today. */
export function EndOfDayScreen() {
  const { day, receipt, step, result, failure, ask } = useEndOfDay()
  const words = result === null || result.kind === 'proof' ? null : wordsOfResult(result)
  const known = receipt.status === 'ready' ? receipt.value : null
  return (
    <Page
      title="End of day"
      lead={dayWords(day)}
      width="reading"
      back={{ to: '/tablet', label: 'This tablet' }}
      action={
        <Button kind="primary" icon="shield-check" onPress={ask} isPending={step !== null} pendingLabel="Asking">
          Ask the centre
        </Button>
      }
    >
      <p>
        Sends what is left, and asks the centre for its own count of what this tablet did today. The answer is kept as a
        receipt.
      </p>
      <StillOpen />
      <CloseBar onClosed={ask} />
      {step !== null && <ProgressBar label={stepWords[step]} done={Object.keys(stepWords).indexOf(step)} total={3} />}
      {failure !== null && (
        <Notice kind="error" isNews title="The day could not be compared">
          {`Nothing was changed. Ask again. (${failure})`}
        </Notice>
      )}
      {words !== null && (
        <Notice kind="warning" isNews title={`No receipt: ${words.title}`}>
          {words.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p>{words.next}</p>
        </Notice>
      )}
      {result?.kind === 'proof' && (
        <Notice kind="success" isNews>
          The centre holds everything that this tablet did today.
        </Notice>
      )}
      {known !== null && (
        <>
          <ReceiptCard receipt={known} />
          <div className={styles.ways}>
            <Button icon="printer" onPress={() => window.print()}>
              Print
            </Button>
            <LinkButton to="/tablet" kind="quiet">
              Back to this tablet
            </LinkButton>
          </div>
        </>
      )}
    </Page>
  )
}
