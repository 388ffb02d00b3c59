import { correctedTimeOf } from '../record/orderEvents.ts'
import type { Visit } from '../visit/visit.ts'

/** How long after a visit another one of the same person says that it was not fixed. */
export const followUpDays = 14
const windowMs = followUpDays * 86_400_000

type Came = Pick<Visit, 'id' | 'reasonId' | 'assetTag'> & { readonly arrivedMs: number; readonly leftMs: number }

export type FollowUps = {
  /** The later version of an id counts. */
  note(visit: Visit): void
  /** The same person came again for the same reason or device within the window, at any bar. Of all visits that were noted. */
  isFollowedUp(visit: Visit): boolean
}

/**
 * Which visits were followed up. Nobody who was not recorded comes again, and a duplicate or an exercise is no visit. One that was
 * anonymised says itself what was so then; where an earlier version still names the person, it counts as theirs.
 */
export function createFollowUps(): FollowUps {
  const byPerson = new Map<string, Map<string, Came>>()
  const personOf = new Map<string, string>()
  return {
    note: (visit) => {
      const { id, staffNumber, marks = [], anonymised } = visit
      const isMarked = marks.length > 0
      if (!isMarked && staffNumber === '' && anonymised?.requester !== undefined) return
      byPerson.get(personOf.get(id) ?? '')?.delete(id)
      if (staffNumber === '' || isMarked) return
      const visits = byPerson.get(staffNumber) ?? new Map<string, Came>()
      byPerson.set(staffNumber, visits.set(id, cameOf(visit)))
      personOf.set(id, staffNumber)
    },
    isFollowedUp: (visit) => {
      if (visit.wasFollowedUp !== undefined) return visit.wasFollowedUp
      const own = cameOf(visit)
      return [...(byPerson.get(visit.staffNumber)?.values() ?? [])].some((other) => follows(other, own))
    },
  }
}

function follows(later: Came, earlier: Came): boolean {
  if (later.id === earlier.id || later.arrivedMs < earlier.arrivedMs) return false
  const isSameMatter =
    later.reasonId === earlier.reasonId || (later.assetTag !== null && later.assetTag === earlier.assetTag)
  return isSameMatter && later.arrivedMs - earlier.leftMs <= windowMs
}

/** Times corrected by what the tablets knew of their clocks. */
function cameOf(visit: Visit): Came {
  const { id, reasonId, assetTag, events } = visit
  const times = events.filter(({ kind }) => kind === 'arrived' || kind === 'closed').map(correctedTimeOf)
  const [arrivedMs = 0] = times
  return { id, reasonId, assetTag, arrivedMs, leftMs: Math.max(arrivedMs, ...times) }
}

/** The window after this visit is over, so that nobody can follow it up any more. */
export function isWindowOver(visit: Visit, now: Date): boolean {
  return now.getTime() - cameOf(visit).leftMs > windowMs
}
