import type { KitIssue } from '../domain/kit/kitIssue.ts'
import { type KitAnswers, recordKitIssue } from '../domain/kit/recordKitIssue.ts'
import { swapAnswers } from './aSwap.ts'
import { aStamp } from './aStamp.ts'
import { aVisit } from './aVisit.ts'

export const kitAnswers: KitAnswers = {
  kit: { id: 'detective', name: 'Detective' },
  devices: [
    { assetTag: 'LT3001', serial: 'S3001', modelId: 'laptop-a', accessories: ['Charger'] },
    { assetTag: 'PH3002', serial: 'S3002', modelId: 'phone-a', accessories: [] },
  ],
  owed: [],
  acceptance: swapAnswers.acceptance,
}

/** A kit with two devices, handed out at 09:30. */
export function aKitIssue(changes: Partial<KitAnswers> = {}): KitIssue {
  let made = 0
  const nextStamp = () => aStamp(30, { id: `kit-event-${++made}` })
  return recordKitIssue('kit-issue:1', aVisit(), { ...kitAnswers, ...changes }, 'Stockroom', nextStamp)
}
