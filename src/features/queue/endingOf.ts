import type { Visit } from '../../domain/visit/visit.ts'
import type { Outcome } from '../../domain/visit/visitEvent.ts'

export type Ending = { readonly words: string; readonly icon: string }

const endings: Readonly<Record<Outcome, Ending>> = {
  fixed: { words: 'Fixed', icon: 'circle-check' },
  swapped: { words: 'Swapped', icon: 'arrow-left-right' },
  'loaner issued': { words: 'Loaner issued', icon: 'handshake' },
  escalated: { words: 'Escalated', icon: 'arrow-up-right' },
  advice: { words: 'Advice', icon: 'lightbulb' },
  collected: { words: 'Collected', icon: 'package-check' },
  'not fixed': { words: 'Not fixed', icon: 'circle-x' },
}

/** How a visit that is over ended. */
export function endingOf(visit: Pick<Visit, 'state' | 'outcome'>): Ending {
  if (visit.outcome !== null) return endings[visit.outcome]
  return visit.state === 'no-show'
    ? { words: 'Did not come', icon: 'ban' }
    : { words: 'Left before the end', icon: 'log-out' }
}
