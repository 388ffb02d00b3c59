import type { Sanitisation } from '../../domain/stock/stockMovement.ts'
import type { IncomingDevice } from '../../domain/swap/swap.ts'

export const methodWords: Readonly<Record<Sanitisation['method'], string>> = {
  overwritten: 'Overwritten',
  'cryptographic erase': 'Cryptographic erase',
  'factory reset': 'Factory reset',
  'no storage': 'It stores nothing',
}

export const conditionWords: Readonly<Record<IncomingDevice['condition'], string>> = {
  good: 'Good',
  worn: 'Worn',
  damaged: 'Damaged',
  'does not start': 'Does not start',
}
