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

export type PassingTap = {
  /** `tap:<uuidv7>` */
  readonly id: string
  readonly barId: string
  readonly openingId: string
  readonly face: Face
  /** Milliseconds since the press before on the same screen; null for the first. */
  readonly sinceLastMs: number | null
}

const misuseWithinMs = 5_000

/** A press on an unattended screen: of this bar in this hour, and of nobody's visit. Its events tell the full hour. */
export function recordPassingTap(press: PassingTap, by: string, stamp: Stamp): Tap {
  const { id, barId, openingId, face, sinceLastMs } = press
  const hour = `${stamp.at.slice(0, 13)}:00:00.000Z`
  return {
    id,
    type: 'tap',
    schema: 1,
    barId,
    openingId,
    tabletId: stamp.tabletId,
    by,
    updatedAt: stamp.at,
    visitId: null,
    isMisuse: sinceLastMs !== null && sinceLastMs < misuseWithinMs,
    events: [{ ...stamp, at: hour, personId: null, seq: 1, kind: 'face tapped', face }],
    face,
    tappedAt: hour,
  }
}

/** The optional follow-up: what it was, and a comment of at most 240 characters. */
export function tellMore(
  tap: Tap,
  told: { readonly reasons: readonly string[]; readonly comment: string },
  stamp: Stamp,
): Tap {
  const comment = told.comment.trim()
  // What belongs to an hour alone goes on belonging to it.
  const at = tap.visitId === null ? tap.tappedAt : stamp.at
  return {
    ...tap,
    events: [
      ...tap.events,
      {
        ...placeAfter(tap.events, { ...stamp, at, personId: null }),
        kind: 'told more',
        reasons: [...told.reasons],
        comment: comment === '' ? null : comment,
      },
    ],
  }
}
