import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Shelved } from '../data/record/recordShelf.ts'
import { stampUnsent } from '../data/record/stampUnsent.ts'
import { type AnyRecord, recordOf, type Stored } from '../data/record/storedRecord.ts'
import { addVisitEvent, type VisitHappening } from '../domain/visit/addVisitEvent.ts'
import type { Visit } from '../domain/visit/visit.ts'
import { aStamp } from '../testing/aStamp.ts'
import { aVisit, closedAs } from '../testing/aVisit.ts'
import { decideOnCentreVersion } from './decideOnCentreVersion.ts'
import { decideOnPushAnswer } from './decideOnPushAnswer.ts'
import { recordKinds } from './recordKinds.ts'
import { wireDocumentOf } from './wireDocument.ts'

/** The centre as a model: one document, its revision, and CouchDB's rule that an edit must name the current revision. */
function createCentre() {
  let held: { rev: string; record: AnyRecord } | null = null
  return {
    current: () => held,
    put: (stored: Stored): { rev: string } | 'conflict' => {
      const { _id: id, _rev, ...fields } = wireDocumentOf(stored)
      if ((_rev ?? null) !== (held?.rev ?? null)) return 'conflict'
      const rev = `${Number.parseInt(held?.rev ?? '0', 10) + 1}-x`
      held = { rev, record: { ...fields, id } as unknown as AnyRecord }
      return { rev }
    },
  }
}

type Centre = ReturnType<typeof createCentre>
const merge = recordKinds['visit']?.merge ?? (() => expect.unreachable())

/** One tablet: a single record, written under the same checks as the store's, and answers that come late or never. */
function createTablet(name: string, centre: Centre) {
  let shelved: Shelved | null = null
  let writes = 0
  let travelling: { sent: Shelved; answer: { rev: string } | 'conflict' } | null = null
  const made: string[] = []
  const store = (stored: Stored) => {
    writes += 1
    shelved = { stored, isDeleted: false, localRev: `${writes}-${name}` }
  }
  const take = (isCurrent: boolean) => {
    const held = centre.current()
    if (held === null) return
    const decision = decideOnCentreVersion(shelved, { id: held.record.id, ...held }, { me: name, merge, isCurrent })
    if (decision.kind !== 'leave') store(decision.next)
  }
  const answer = () => {
    if (travelling === null) return
    const { sent, answer: word } = travelling
    travelling = null
    if (word === 'conflict') return take(true)
    const decision = decideOnPushAnswer(sent, shelved, { kind: 'accepted', rev: word.rev })
    if (decision.kind !== 'leave') store(decision.next)
  }
  return {
    made,
    unsent: () => shelved?.stored.sync.unsent === 1,
    record: () => (shelved === null ? null : (recordOf(shelved.stored) as unknown as Visit)),
    create: (visit: Visit) => store(stampUnsent(null, visit, name, visit.updatedAt)),
    edit: (happening: VisitHappening) => {
      if (shelved === null) return
      const stamp = aStamp(writes, { id: `${name}-${made.length}`, tabletId: name })
      made.push(stamp.id)
      const next = addVisitEvent(recordOf(shelved.stored) as unknown as Visit, happening, stamp)
      store(stampUnsent(shelved.stored, next as AnyRecord, name, stamp.at))
    },
    /** The request reaches the centre; the answer is on its way. */
    send: () => {
      if (shelved !== null && travelling === null && shelved.stored.sync.unsent === 1)
        travelling = { sent: shelved, answer: centre.put(shelved.stored) }
    },
    answer,
    loseAnswer: () => {
      travelling = null
    },
    pull: () => take(false),
  }
}

const happenings: readonly VisitHappening[] = [
  { kind: 'started' },
  { kind: 'held', why: 'Awaiting part' },
  { kind: 'resumed' },
  { kind: 'noted', text: 'Battery checked' },
  closedAs('fixed'),
  closedAs('not fixed'),
]

const step = fc.record({
  tablet: fc.integer({ min: 0, max: 2 }),
  act: fc.constantFrom('edit', 'edit', 'send', 'answer', 'lose answer', 'pull'),
  happening: fc.integer({ min: 0, max: happenings.length - 1 }),
})

const eventsAt = (centre: Centre) => (centre.current()?.record as Visit | undefined)?.events ?? []

function play(steps: readonly { tablet: number; act: string; happening: number }[]) {
  const centre = createCentre()
  const tablets = ['a', 'b', 'c'].map((name) => createTablet(name, centre))
  tablets[0]?.create(aVisit())
  for (const { tablet: at, act, happening } of steps) {
    const tablet = tablets[at]
    if (act === 'edit') tablet?.edit(happenings[happening] ?? { kind: 'started' })
    if (act === 'send') tablet?.send()
    if (act === 'answer') tablet?.answer()
    if (act === 'lose answer') tablet?.loseAnswer()
    if (act === 'pull') tablet?.pull()
  }
  for (let round = 0; round < 8; round += 1) {
    for (const tablet of tablets) {
      tablet.answer()
      tablet.pull()
      tablet.send()
      tablet.answer()
    }
  }
  return { centre, tablets }
}

describe('three tablets and a centre, in any interleaving, with answers late or lost', () => {
  test('SY2 SY6 all end with the same record, every event is there, and none twice', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        const { centre, tablets } = play(steps)
        const records = tablets.map((tablet) => tablet.record())
        const atCentre = centre.current()?.record as unknown as Visit
        for (const record of records) expect(record).toEqual(atCentre)
        const ids = atCentre.events.map((event) => event.id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids).toEqual(expect.arrayContaining(tablets.flatMap((tablet) => tablet.made)))
        expect(tablets.some((tablet) => tablet.unsent())).toBe(false)
      }),
      { numRuns: 3_000 },
    )
  })

  test('SY6 the answer got lost, the record was edited on: the edit is neither lost nor doubled', () => {
    const centre = createCentre()
    const tablet = createTablet('a', centre)
    tablet.create(aVisit())
    tablet.send()
    tablet.loseAnswer()
    tablet.edit({ kind: 'noted', text: 'Typed after the cut' })
    tablet.send()
    tablet.answer()
    tablet.send()
    tablet.answer()
    const notes = eventsAt(centre).filter((event) => event.kind === 'noted')
    expect(notes).toHaveLength(1)
    expect(tablet.unsent()).toBe(false)
  })
})
