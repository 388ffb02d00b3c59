import { addDays, format, getISODay } from 'date-fns'
import type { Bar } from '../../src/domain/bar/bar.ts'
import { openingOn } from '../../src/domain/opening/openingOn.ts'
import { servicePeriod, type ServiceRecords } from '../../src/domain/service-day/servicePeriod.ts'
import type { PlannedDay, StaffedBar } from '../../src/domain/service-day/servicePlan.ts'
import { ratesOfTheFacts } from '../../src/domain/service-day/serviceRates.ts'
import { demonstrationBars } from './demonstrationBars.ts'
import { demonstrationCatalogue } from './demonstrationCatalogue.ts'
import { techniciansOf } from './demonstrationPeople.ts'
import { demonstrationRota } from './demonstrationRota.ts'

const workingDaysBack = 10
const stockTarget = 20
/** About how many people come in a day; the busy bars have enough to look at, the others keep the first start short. */
const visitsOf: Readonly<Record<string, number>> = { 'croydon-desk': 25, 'hammersmith-desk': 25, 'lambeth-popup': 20 }
const visitsElsewhere: Readonly<Record<Bar['kind'], number>> = { desk: 8, popup: 5 }

/** The last ten working days before `today` at all bars; today itself is left to whoever tries the app. */
export function demonstrationHistory(today: Date): ServiceRecords {
  const rota = demonstrationRota(today)
  const dates = workingDaysBefore(today)
  return servicePeriod({
    seed: 'demonstration',
    catalogue: demonstrationCatalogue,
    rates: ratesOfTheFacts,
    bars: demonstrationBars.map(staffedBar),
    days: dates.flatMap((date) =>
      demonstrationBars.flatMap((bar): PlannedDay[] => {
        const opening = openingOn(bar, rota, date)
        if (opening === null) return []
        const moment = (clock: string) => new Date(`${opening.day}T${clock}:00`)
        const visits = visitsOf[bar.barId] ?? visitsElsewhere[bar.kind]
        return [{ opening, opensAt: moment(opening.from), closesAt: moment(opening.to), visits }]
      }),
    ),
  })
}

function workingDaysBefore(today: Date): readonly Date[] {
  const noon = new Date(`${format(today, 'yyyy-MM-dd')}T12:00:00`)
  return Array.from({ length: workingDaysBack * 2 }, (_, at) => addDays(noon, -at - 1))
    .filter((date) => getISODay(date) <= 5)
    .slice(0, workingDaysBack)
}

/** Tablets for history alone, with letters that somebody who tries the app is not given first. */
function staffedBar(bar: Bar): StaffedBar {
  const letters = bar.kind === 'desk' ? ['X', 'Y'] : ['X']
  return {
    bar,
    technicianIds: techniciansOf(bar.barId).map(({ personId }) => personId),
    tablets: letters.map((letter, at) => ({
      tabletId: `${bar.barId}-tablet-${letter.toLowerCase()}`,
      installId: `demonstration-${bar.barId}-${letter.toLowerCase()}`,
      letter,
      clockOffsetMs: at === 0 ? 0 : -40_000,
    })),
    stockTarget,
  }
}
