import type { Outcome } from '../../domain/visit/visitEvent.ts'
import type { VisitState } from '../../domain/visit/visit.ts'
import type { Tone } from '../../ui/StateTag.tsx'

/** As a state: "Closed: fixed". */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  fixed: 'fixed',
  swapped: 'device swapped',
  'loaner issued': 'loaner issued',
  escalated: 'escalated',
  advice: 'advice given',
  collected: 'collected',
  'not fixed': 'not fixed',
}

/** As a thing to do. */
export const outcomeTiles: Readonly<Record<Outcome, { readonly label: string; readonly icon: string }>> = {
  fixed: { label: 'Fixed', icon: 'circle-check' },
  swapped: { label: 'Swap device', icon: 'arrow-left-right' },
  'loaner issued': { label: 'Issue loaner', icon: 'handshake' },
  escalated: { label: 'Escalate', icon: 'arrow-up-right' },
  advice: { label: 'Advice', icon: 'lightbulb' },
  collected: { label: 'Collected', icon: 'package-check' },
  'not fixed': { label: 'Not fixed', icon: 'circle-x' },
}

export const stateLooks: Readonly<
  Record<VisitState, { readonly label: string; readonly icon: string; readonly tone: Tone }>
> = {
  waiting: { label: 'Waiting', icon: 'clock', tone: 'waiting' },
  'in service': { label: 'In service', icon: 'wrench', tone: 'active' },
  'on hold': { label: 'On hold', icon: 'circle-pause', tone: 'paused' },
  closed: { label: 'Closed', icon: 'circle-check', tone: 'done' },
  abandoned: { label: 'Left before the end', icon: 'log-out', tone: 'paused' },
  'no-show': { label: 'Did not come', icon: 'ban', tone: 'paused' },
}
