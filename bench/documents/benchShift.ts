import { v7 as uuidv7 } from 'uuid'
import { recordSwap } from '../../src/domain/swap/recordSwap.ts'
import { recordTap } from '../../src/domain/tap/recordTap.ts'
import { swapAnswers } from '../../src/testing/aSwap.ts'
import type { BarRecord } from './barRecord.ts'
import { aClosedVisit, stampAt } from './benchVisits.ts'

const [visitCount, swapCount, tapCount] = [60, 12, 50]

/** What one tablet of a busy pop-up takes in a shift: 60 visits, 12 swaps, 50 taps. */
export function benchShift(barId: string): BarRecord[] {
  const visits = Array.from({ length: visitCount }, (_, n) => aClosedVisit(barId, n))
  const swaps = visits
    .slice(0, swapCount)
    .map((visit, n) => recordSwap(`swap:${uuidv7()}`, visit, swapAnswers, 'Stockroom', () => stampAt(n, 6)))
  const taps = visits.slice(0, tapCount).map((visit, n) => recordTap(visit, 'good', stampAt(n, 9)))
  return [...visits, ...swaps, ...taps]
}
