import type { Shelved } from '../data/record/recordShelf.ts'
import { recordOf, type Stored } from '../data/record/storedRecord.ts'
import type { Decision } from './decideOnCentreVersion.ts'
import { generationOf } from './revision.ts'

/** The endpoint's word for one document of a batch. A conflict is not judged here: the centre's version is asked for first. */
export type PushAnswer =
  | { readonly kind: 'accepted'; readonly rev: string }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * What an answer means for the record as it stands now. Rules:
 * - Accepted, unchanged since sent: the centre has it.
 * - Accepted, edited meanwhile: still to send, built on what was sent.
 * - Accepted, but the feed has brought this revision or a newer one already: nothing.
 * - Refused: set aside with the reason; edited meanwhile: the edit may be its correction, so it is tried again.
 */
export function decideOnPushAnswer(sent: Shelved, now: Shelved | null, answer: PushAnswer): Decision {
  if (now === null || now.isDeleted) return { kind: 'leave' }
  const isUnchanged = now.localRev === sent.localRev
  switch (answer.kind) {
    case 'accepted': {
      const known = now.stored.sync.rev
      if (known !== null && known !== sent.stored.sync.rev && generationOf(known) >= generationOf(answer.rev))
        return { kind: 'leave' }
      return {
        kind: 'write',
        next: isUnchanged ? settled(now.stored, answer.rev) : stillToSend(now.stored, sent.stored, answer.rev),
      }
    }
    case 'refused':
      return isUnchanged ? { kind: 'write', next: setAside(now.stored, answer.reason) } : { kind: 'leave' }
  }
}

function settled(stored: Stored, rev: string): Stored {
  return { ...recordOf(stored), sync: { unsent: 0, rev, base: null, reason: null } }
}

function stillToSend(stored: Stored, sent: Stored, rev: string): Stored {
  return { ...recordOf(stored), sync: { unsent: 1, rev, base: { ...recordOf(sent) }, reason: null } }
}

function setAside(stored: Stored, reason: string): Stored {
  return { ...recordOf(stored), sync: { ...stored.sync, unsent: 2, reason } }
}
