import type { Stamp } from '../record/eventStamp.ts'
import { placeAfter } from '../record/orderEvents.ts'
import type { Visit } from '../visit/visit.ts'
import type { Face, Tap } from './tap.ts'

/** `tap:<the visit's uuid>`: the same on every tablet, so a visit has one tap. */
export function tapIdOf(visitId: string): string {
  return `tap:${visitId.slice(visitId.indexOf(':') + 1)}`
}

/** One press on a face, at once a whole record. */
export function recordTap(visit: Visit, face: Face, stamp: Stamp): Tap {
  const unseen: Stamp = { ...stamp, personId: null }
  return {
    id: tapIdOf(visit.id),
    type: 'tap',
    schema: 1,
    barId: visit.barId,
    openingId: visit.openingId,
    tabletId: stamp.tabletId,
    by: visit.by,
    updatedAt: stamp.at,
    visitId: visit.id,
    events: [{ ...unseen, seq: 1, kind: 'face tapped', face }],
    face,
    tappedAt: stamp.at,
  }
}

/** The optional follow-up: what it was, and a comment of at most 240 characters. */
export function tellMore(
  tap: Tap,
  told: { readonly reasons: readonly string[]; readonly comment: string },
  stamp: Stamp,
): Tap {
  const comment = told.comment.trim()
  return {
    ...tap,
    events: [
      ...tap.events,
      {
        ...placeAfter(tap.events, { ...stamp, personId: null }),
        kind: 'told more',
        reasons: [...told.reasons],
        comment: comment === '' ? null : comment,
      },
    ],
  }
}
