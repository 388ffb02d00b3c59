import type { Requester } from '../requester/requester.ts'
import type { RandomSource } from './randomSource.ts'
import type { ServiceRates } from './serviceRates.ts'

const ranks = ['PC', 'PC', 'PC', 'PC', 'DC', 'DC', 'PS', 'DS', 'PCSO', 'Insp', 'Staff', 'Staff'] as const
const familyNames =
  'Adeyemi Ahmed Ali Allen Amoah Bailey Baker Begum Bennett Campbell Chen Clarke Collins Cooper Das Davies Diaz Edwards Evans Farah Foster Garcia Green Hall Haque Harris Hughes Hussain Ibrahim Jackson James Johnson Jones Kaur Khan King Kowalski Lewis Malik Martin Mensah Miller Mohamed Moore Morris Murphy Nguyen Nowak Okafor Osei Owusu Palmer Parker Patel Phillips Popescu Rahman Reid Roberts Robinson Rossi Santos Scott Shah Sharma Silva Singh Smith Taylor Thompson Walker Ward White Williams Wilson Wright Yilmaz Young'.split(
    ' ',
  )

/** Somebody at the counter. The pool of staff numbers is large, so that nobody comes twice by chance alone. */
export function drawRequester(
  random: RandomSource,
  rates: ServiceRates,
  notRecordedReasons: readonly string[],
): Requester {
  if (random.chance(rates.notRecorded)) return { kind: 'not-recorded', why: random.pick(notRecordedReasons) }
  const name = `${random.pick(ranks)} ${random.pick(familyNames)}`
  if (random.chance(rates.guest)) return { kind: 'guest', name: `${name} (visiting)` }
  return {
    kind: 'staff',
    staffNumber: `P${random.whole(100_000, 999_999)}`,
    name: random.chance(0.8) ? name : null,
  }
}
