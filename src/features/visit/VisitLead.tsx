import { serviceMinutesOf } from '../../domain/visit/serviceMinutesOf.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { waitOf } from '../../domain/visit/waitOf.ts'
import { StateTag } from '../../ui/StateTag.tsx'
import { minutesWords, momentWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import type { Names } from './storyLinesOf.ts'
import styles from './VisitLead.module.css'
import { outcomeWords, stateLooks } from './visitWords.ts'

export type VisitLeadProps = { readonly visit: Visit; readonly now: Date; readonly names: Names }

/** State and times, in one line under the heading. */
export function VisitLead({ visit, now, names }: VisitLeadProps) {
  const { catalogue } = useWorkplace()
  const look = stateLooks[visit.state]
  const state = visit.outcome === null ? look.label : `${look.label}: ${outcomeWords[visit.outcome]}`
  const wait = waitOf(visit, now, catalogue.waitTargetMinutes)
  const service = serviceMinutesOf(visit, now)
  const isOver = visit.closedAt !== null
  const facts = [
    `arrived ${momentWords(visit.arrivedAt, now)}`,
    wait.kind === 'served'
      ? `waited ${minutesWords(wait.minutes)}`
      : isOver
        ? null
        : `waiting for ${minutesWords(wait.minutes)}`,
    service === null ? null : `in service ${minutesWords(service)}`,
    visit.technicianId === null ? null : `with ${names.person(visit.technicianId)}`,
    isOver && visit.closedAt !== null ? `over at ${momentWords(visit.closedAt, now)}` : null,
  ]
  return (
    <p className={styles.lead}>
      <StateTag tone={look.tone} icon={look.icon}>
        {visit.holdReason === null ? state : `${state}: ${visit.holdReason}`}
      </StateTag>
      {(visit.marks ?? []).map((mark) => (
        <StateTag key={mark} tone="attention" icon="circle-x">
          Counts for nothing: {mark}
        </StateTag>
      ))}
      <span>{facts.filter((fact) => fact !== null).join(' · ')}</span>
    </p>
  )
}
