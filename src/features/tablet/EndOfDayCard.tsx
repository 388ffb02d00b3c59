import { useMemo } from 'react'
import { useServices } from '../../services.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { momentWords } from '../../ui/timeWords.ts'
import { useLive } from '../../ui/useLive.ts'

export function EndOfDayCard() {
  const { endOfDay, now } = useServices()
  const receipt$ = useMemo(() => endOfDay.receipt$(), [endOfDay])
  const live = useLive(receipt$)
  const receipt = live.status === 'ready' ? live.value : null
  return (
    <Card title="End of day">
      <p>
        {receipt === null
          ? 'Before the tablet is put away: ask the centre whether it holds everything of today.'
          : `Last receipt: ${countWords(receipt.count, 'record')}, ${momentWords(receipt.at, now())}.`}
      </p>
      <div>
        <LinkButton to="/tablet/end-of-day" icon="shield-check">
          End of day
        </LinkButton>
      </div>
    </Card>
  )
}
