import { type Requester, tidyStaffNumber } from '../requester/requester.ts'
import type { Visit } from './visit.ts'

/**
 * Who waits under this queue number and this staff number or name: a number that was overheard is not enough to take somebody
 * out of the line. Undefined when nobody does.
 */
export function findInQueue(open: readonly Visit[], queueNumber: string, who: string): Visit | undefined {
  const number = queueNumber.replace(/\s+/g, '').toUpperCase()
  return open.find(
    (visit) => visit.state === 'waiting' && visit.queueNumber === number && isNamed(visit.requester, who.trim()),
  )
}

function isNamed(requester: Requester, who: string): boolean {
  switch (requester.kind) {
    case 'staff':
      return requester.staffNumber === tidyStaffNumber(who)
    case 'guest':
      return requester.name.localeCompare(who, 'en', { sensitivity: 'base' }) === 0
    case 'not-recorded':
      return false
  }
}
