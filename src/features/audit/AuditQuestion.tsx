import { differenceInCalendarDays, format, parseISO, subDays } from 'date-fns'
import { type FormEvent, useMemo, useState } from 'react'
import type { DaySpan } from '../../domain/audit/auditReading.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { calendarDayOf, typedDayOf } from '../../ui/calendarDay.ts'
import { Card } from '../../ui/Card.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './Audit.module.css'

export type AuditQuestionProps = {
  readonly isReading: boolean
  readonly onAsk: (barId: string, span: DaySpan) => void
}

const fromField = 'audit-from'
const untilField = 'audit-until'
/** A quarter of a busy bar is some 10 MB. */
const mostDays = 92
const fewDays = 6

/** Which bar, and which days. */
export function AuditQuestion({ isReading, onAsk }: AuditQuestionProps) {
  const { reference, now } = useServices()
  const { bar } = useWorkplace()
  const bars = useLive(useMemo(() => reference.bars$(), [reference]))
  const dayOf = (daysAgo: number) => format(subDays(now(), daysAgo), 'yyyy-MM-dd')
  const [barId, setBarId] = useState(bar.barId)
  const [from, setFrom] = useState(() => typedDayOf(dayOf(fewDays)))
  const [until, setUntil] = useState(() => typedDayOf(dayOf(0)))
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const known = bars.status === 'ready' && bars.value.length > 0 ? bars.value : [bar]
  const problemAt = (field: string) => problems.find(({ fieldId }) => fieldId === field)?.message

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [first, last] = [calendarDayOf(from), calendarDayOf(until)]
    setProblems(problemsOf(first, last))
    if (first !== null && last !== null && problemsOf(first, last).length === 0)
      onAsk(barId, { from: first, until: last })
  }
  const today = [{ day: dayOf(0), label: 'Today' }]
  return (
    <Card title="Which bar, and which days?">
      <form className={styles.question} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <SelectField
          id="audit-bar"
          label="Bar"
          choices={known.map(({ barId: value, name }) => ({ value, label: name }))}
          value={barId}
          onChange={setBarId}
        />
        <div className={styles.days}>
          <DateField
            id={fromField}
            label="From"
            error={problemAt(fromField)}
            value={from}
            onChange={setFrom}
            likely={[...today, { day: dayOf(fewDays), label: 'A week ago' }]}
          />
          <DateField
            id={untilField}
            label="Until"
            error={problemAt(untilField)}
            value={until}
            onChange={setUntil}
            likely={today}
          />
        </div>
        <div>
          <Button type="submit" kind="primary" icon="search" isPending={isReading} pendingLabel="Reading">
            Show the trail
          </Button>
        </div>
      </form>
    </Card>
  )
}

function problemsOf(from: string | null, until: string | null): readonly FieldProblem[] {
  if (from === null || until === null)
    return [
      ...(from === null ? [{ fieldId: fromField, message: 'Enter the first day, such as 24 11 2026' }] : []),
      ...(until === null ? [{ fieldId: untilField, message: 'Enter the last day, such as 24 11 2026' }] : []),
    ]
  const days = differenceInCalendarDays(parseISO(until), parseISO(from))
  if (days < 0) return [{ fieldId: untilField, message: 'The last day is before the first: enter a later one' }]
  if (days >= mostDays)
    return [{ fieldId: untilField, message: `These are more than ${mostDays} days: ask for fewer at once` }]
  return []
}
