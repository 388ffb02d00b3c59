import type { IncomingDevice, ReturnPlan, SwapState } from '../../domain/swap/swap.ts'
import type { Tone } from '../../ui/StateTag.tsx'
import { dayWords } from '../../ui/timeWords.ts'

export const conditionWords: Readonly<Record<IncomingDevice['condition'], string>> = {
  good: 'Good',
  worn: 'Worn',
  damaged: 'Damaged',
  'does not start': 'Does not start',
}

export const knownWords: Readonly<Record<IncomingDevice['poweredOn'], string>> = {
  yes: 'Yes',
  no: 'No',
  'not known': 'Not known',
}

export const swapLooks: Readonly<
  Record<SwapState, { readonly label: string; readonly icon: string; readonly tone: Tone }>
> = {
  complete: { label: 'Complete', icon: 'circle-check', tone: 'done' },
  'new one issued, old one not yet in': {
    label: 'New one issued, old one not yet in',
    icon: 'hourglass',
    tone: 'waiting',
  },
  declined: { label: 'Declined', icon: 'circle-x', tone: 'paused' },
  undone: { label: 'Taken back', icon: 'undo-2', tone: 'paused' },
}

export function returnWords(plan: ReturnPlan): string {
  switch (plan.kind) {
    case 'now':
      return 'Handed in now'
    case 'later':
      return `Handed in later, by ${dayWords(plan.dueOn)}`
    case 'lost':
      return plan.reference === null ? 'Lost' : `Lost, reference ${plan.reference}`
    case 'stolen':
      return plan.reference === null ? 'Stolen' : `Stolen, reference ${plan.reference}`
  }
}

export function listWords(names: readonly string[]): string {
  return names.length === 0 ? 'None' : names.join(', ')
}
