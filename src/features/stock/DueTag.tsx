import { format } from 'date-fns'
import { useServices } from '../../services.tsx'
import { StateTag } from '../../ui/StateTag.tsx'
import { dayWords } from '../../ui/timeWords.ts'

/** When a device is to come back; `dueOn` as `yyyy-MM-dd`. */
export function DueTag({ dueOn }: { readonly dueOn: string }) {
  const { now } = useServices()
  const today = format(now(), 'yyyy-MM-dd')
  if (dueOn < today)
    return (
      <StateTag tone="attention" icon="triangle-alert">
        Overdue since {dayWords(dueOn)}
      </StateTag>
    )
  return (
    <StateTag tone={dueOn === today ? 'waiting' : 'paused'} icon="clock">
      {dueOn === today ? 'Due today' : `Due ${dayWords(dueOn)}`}
    </StateTag>
  )
}
