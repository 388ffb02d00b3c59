import type { Disposition, HoldState, Sanitisation } from '../../domain/stock/stockMovement.ts'
import type { IncomingDevice } from '../../domain/swap/swap.ts'

export const methodWords: Readonly<Record<Sanitisation['method'], string>> = {
  overwritten: 'Overwritten',
  'cryptographic erase': 'Cryptographic erase',
  'factory reset': 'Factory reset',
  'no storage': 'It stores nothing',
}

export const holdWords: Readonly<Record<HoldState, string>> = {
  'for loans': 'For loans',
  defective: 'Defective',
  'pending repair': 'Pending repair',
  'pending disposal': 'Pending disposal',
  quarantine: 'Quarantine',
}

export const dispositionWords: Readonly<Record<Disposition['how'], string>> = {
  recycled: 'Recycled',
  destroyed: 'Destroyed, with certificate',
  'returned to lessor': 'Returned to the lessor',
  sold: 'Sold',
}

export const conditionWords: Readonly<Record<IncomingDevice['condition'], string>> = {
  good: 'Good',
  worn: 'Worn',
  damaged: 'Damaged',
  'does not start': 'Does not start',
}
