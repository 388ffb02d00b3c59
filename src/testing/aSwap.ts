import { recordSwap, type SwapAnswers } from '../domain/swap/recordSwap.ts'
import type { Swap } from '../domain/swap/swap.ts'
import type { Visit } from '../domain/visit/visit.ts'
import { aStamp } from './aStamp.ts'
import { aVisit } from './aVisit.ts'

export const swapAnswers: SwapAnswers = {
  incoming: {
    assetTag: 'LT1001',
    serial: null,
    modelId: 'laptop-a',
    condition: 'does not start',
    accessories: ['Charger'],
    poweredOn: 'no',
    encrypted: 'yes',
    dataBackedUp: 'not known',
    return: { kind: 'now' },
  },
  outgoing: { assetTag: 'LT2002', serial: 'S2002', modelId: 'laptop-a', accessories: ['Charger'] },
  entitlement: { kind: 'allowed', ruleId: 'standard', ruleVersion: 1, reason: 'A faulty device is replaced.' },
  acceptance: { kind: 'signed', termsVersion: 3, termsText: 'I look after this device.', strokes: [[1, 2, 3, 4]] },
}

/** A swap of `visit`, made at 09:30. */
export function aSwap(changes: Partial<SwapAnswers> = {}, visit: Visit = aVisit()): Swap {
  let made = 0
  const nextStamp = () => aStamp(30, { id: `swap-event-${++made}` })
  return recordSwap('swap:1', visit, { ...swapAnswers, ...changes }, 'lambeth-popup stockroom', nextStamp)
}
