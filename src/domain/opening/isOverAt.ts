import { format } from 'date-fns'
import type { Opening } from './opening.ts'

/** Whether the opening's planned end on its own day has come. */
export function isOverAt({ to, day }: Pick<Opening, 'to' | 'day'>, now: Date): boolean {
  return day === format(now, 'yyyy-MM-dd') && to <= format(now, 'HH:mm')
}
