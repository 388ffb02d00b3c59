import { format } from 'date-fns'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { aCatalogue } from '../../src/testing/aCatalogue.ts'
import { aWorkplace } from '../../src/testing/aWorkplace.ts'
import { barYear } from './benchVisits.ts'

const openCount = 8
const todayCount = 48

/** A tablet that somebody works with today, at a bar with a year behind it: eight are waiting, forty are done today. */
export function benchWorkplace(now: Date, total: number) {
  const day = format(now, 'yyyy-MM-dd')
  const { bar, site, person, shift } = aWorkplace()
  const opening = { ...shift.opening, id: `opening:${bar.barId}:${day}`, day }
  return {
    tablet: { barId: bar.barId, letter: 'A' },
    shift: { personId: person.personId, opening },
    reference: [bar, ...(site === null ? [] : [site]), person, aCatalogue()],
    visits: barYear(bar.barId, total, openCount).map(
      (visit, n): Visit => (n < total - todayCount ? visit : { ...visit, openingId: opening.id }),
    ),
  }
}
