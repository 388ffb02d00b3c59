import { parse } from 'acorn'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { aStamp } from '../../src/testing/aStamp.ts'
import { undoKitIssue } from '../../src/domain/kit/recordKitIssue.ts'
import { aKitIssue } from '../../src/testing/aKitIssue.ts'
import { aSwap } from '../../src/testing/aSwap.ts'
import { aVisit, closedAs } from '../../src/testing/aVisit.ts'
import { addVisitEvent, type VisitHappening } from '../../src/domain/visit/addVisitEvent.ts'
import { mergeVisit } from '../../src/domain/visit/mergeVisit.ts'
import type { Visit } from '../../src/domain/visit/visit.ts'
import { anonymise } from '../../src/domain/retention/anonymise.ts'
import { type Movement, recordStockMovement } from '../../src/domain/stock/recordStockMovement.ts'
import { recordTap } from '../../src/domain/tap/recordTap.ts'
import {
  type DesignDocument,
  designsOfBar,
  designsOfCentral,
  designsOfPublic,
  designsOfShared,
} from './designDocuments.ts'

type Wire = Readonly<Record<string, unknown>>
const tablet = { name: 'ann', roles: ['tablet', 'bar:lambeth-popup'] }
const manager = { name: 'mia', roles: ['manager'] }
const replicator = { name: 'techbar-replicator', roles: ['replicator'] }
const admin = { name: 'admin', roles: ['_admin'] }
const anonymous = { name: null, roles: [] as string[] }

const bar = designsOfBar('lambeth-popup')
const visit = aVisit([{ kind: 'started' }, { kind: 'noted', text: 'Cable replaced' }, closedAs('fixed')])

/** The document as it is sent: the id under CouchDB's name. */
function sent({ id, ...record }: { readonly id: string }, changes: Wire = {}): Wire {
  return { ...record, _id: id, ...changes }
}

/** `kept`, or what the function throws, from a context that shares nothing with this one. */
function verdict(designs: readonly DesignDocument[], record: Wire, user: object = tablet, known: Wire | null = null) {
  const design = designs.find((candidate) => 'validate_doc_update' in candidate)
  const text = design !== undefined && 'validate_doc_update' in design ? design.validate_doc_update : ''
  const call = `(${text})(${[record, known, user].map((value) => JSON.stringify(value)).join(',')})`
  try {
    runInNewContext(call)
    return 'kept'
  } catch (thrown) {
    const { forbidden, unauthorized } = thrown as { readonly forbidden?: string; readonly unauthorized?: string }
    return forbidden ?? `sign in: ${unauthorized ?? String(thrown)}`
  }
}

describe('the text of every function', () => {
  const texts = [bar, designsOfShared(), designsOfPublic(), designsOfCentral()]
    .flat()
    .flatMap((design) =>
      'views' in design ? Object.values(design.views).map(({ map }) => map) : [design.validate_doc_update],
    )
  test.each(texts.map((text, at) => [at, text] as const))('parses as ES5 (%i)', (_at, text) => {
    expect(() => parse(`(${text})`, { ecmaVersion: 5 })).not.toThrow()
    expect(text.startsWith('function (')).toBe(true)
  })
})

describe("a bar's database keeps", () => {
  test.each([
    ['a visit', sent(visit)],
    ['a swap', sent(aSwap())],
    ['a kit', sent(aKitIssue())],
    ['a kit that was taken back', sent(undoKitIssue(aKitIssue(), aStamp(31, { id: 'undo' })))],
    ['a tap', sent(recordTap(visit, 'good', aStamp(9)))],
    ['fields that a newer app added', sent(visit, { colour: 'blue' })],
    ['a record of a later schema version, whatever its shape', sent(visit, { schema: 2, events: 'told otherwise' })],
  ])('%s', (_what, record) => {
    expect(verdict(bar, record)).toBe('kept')
  })

  test('a visit with one more event', () => {
    const longer = aVisit([
      { kind: 'started' },
      { kind: 'noted', text: 'Cable replaced' },
      closedAs('fixed'),
      { kind: 'tap offered' },
    ])
    expect(verdict(bar, sent(longer), tablet, sent(visit))).toBe('kept')
  })

  test('a record of an opening that is none, if the centre holds it from before this was asked', () => {
    const older = sent(visit, { openingId: 'whenever' })
    expect(verdict(bar, older)).toContain("'whenever' is not")
    expect(verdict(bar, older, tablet, older)).toBe('kept')
  })

  test('what comes again after it was deleted', () => {
    expect(verdict(bar, sent(visit), tablet, { _id: visit.id, _deleted: true })).toBe('kept')
  })
})

describe("a bar's database and movements of the stock", () => {
  const movement = (changes: Partial<Movement> = {}) =>
    sent(
      recordStockMovement(
        {
          id: 'stock-movement:1',
          barId: 'lambeth-popup',
          openingId: '',
          by: 'install-1',
          device: { assetTag: 'L-1', serial: 'S1', modelId: 'laptop-a' },
          direction: 'out',
          why: 'Test',
          ...changes,
        },
        aStamp(5),
      ),
    )
  test.each<[string, Partial<Movement>]>([
    ['a plain one', {}],
    ['of a device whose serial nobody told', { device: { assetTag: 'L-1', serial: null, modelId: null } }],
    [
      'with custody, consignment and remark',
      {
        custody: { from: 'A', to: 'B', method: 'courier', seal: null },
        consignmentId: 'c1',
        remark: 'On the note and not here: L-2.',
      },
    ],
    ['a hold', { holding: { state: 'quarantine', reason: 'Smells' } }],
    ['a release', { direction: 'in', holding: { state: 'available', reason: null } }],
    ['a reservation', { reservation: { kind: 'made', staffNumber: 'P1', name: null, until: '2026-12-01' } }],
    ['the end of one', { reservation: { kind: 'ended' } }],
    ['the end of a device', { disposition: { how: 'destroyed', by: 'Shred Ltd', certificate: 'C-1' } }],
    [
      'a settlement',
      {
        settlement: {
          holderRecordId: 'swap:1',
          recordIds: ['swap:1', 'visit:2'],
          decidedBy: 'Ben Hale',
          words: 'Seen',
        },
      },
    ],
  ])('keeps %s', (_what, changes) => {
    expect(verdict(bar, movement(changes))).toBe('kept')
  })

  test.each<[string, Wire, string]>([
    [
      'a serial of no letters',
      { device: { assetTag: 'L-1', serial: '', modelId: null } },
      "'device.serial' is shorter",
    ],
    ['an unknown hold', { holding: { state: 'asleep', reason: null } }, "'holding.state' is 'asleep'"],
    [
      'a reservation until noon',
      { reservation: { kind: 'made', staffNumber: 'P1', name: null, until: 'noon' } },
      "'reservation.until' is no date",
    ],
    ['an unknown way of travelling', { custody: { from: 'A', to: 'B', method: 'pigeon', seal: null } }, 'pigeon'],
    ['a settlement by nobody', { settlement: { holderRecordId: 'swap:1', recordIds: [], words: 'Seen' } }, 'decidedBy'],
  ])('refuses %s', (_what, changes, why) => {
    expect(verdict(bar, { ...movement(), ...changes })).toContain(why)
  })
})

describe("a bar's database and what is anonymised", () => {
  const when = { requester: '2027-11-26T02:00:00.000Z', words: '2027-11-26T02:00:00.000Z' }
  const without = anonymise(visit, when)
  const longer = addVisitEvent(without, { kind: 'tap offered' }, aStamp(30))
  const device = { assetTag: 'L-1', serial: 'S1', modelId: 'laptop-a' }
  const disposition = { how: 'sold', by: 'Adelola Osei', certificate: 'C-1' } as const
  const header = { id: 'stock-movement:1', barId: 'lambeth-popup', openingId: '', by: 'install-1', device }
  const retired = recordStockMovement({ ...header, direction: 'out', why: 'Retired: sold', disposition }, aStamp(5))

  test.each([
    ['an administrator anonymises', admin, sent(without), sent(visit)],
    ['an administrator anonymises again', admin, sent(without), sent(visit, { anonymised: when })],
    ['an administrator anonymises a swap', admin, sent(anonymise(aSwap(), when)), sent(aSwap())],
    ['an administrator anonymises the end of a device', admin, sent(anonymise(retired, when)), sent(retired)],
    ['a tablet goes on with what is anonymised', tablet, sent(longer), sent(without)],
    ['a tablet brings back what the centre lost', tablet, sent(without), null],
  ])('%s', (_what, user, record, known) => {
    expect(verdict(bar, record, user, known)).toBe('kept')
  })

  test.each([
    ['a tablet anonymises', tablet, sent(without), sent(visit), 'Only the retention run'],
    ['a manager anonymises', manager, sent(without), sent(visit), 'Only the retention run'],
    [
      'a tablet says again who has a device',
      tablet,
      sent(retired, { anonymised: when }),
      sent(anonymise(retired, when)),
      'disposition',
    ],
    ['a tablet says what it held before', tablet, sent(visit), sent(without), 'What was anonymised stays so'],
    [
      'a tablet says what it held before, and that it is anonymised',
      tablet,
      sent(visit, { anonymised: when }),
      sent(without),
      "tells the entry 'event-0' differently",
    ],
    ['an administrator forgets it', admin, sent(anonymise(visit, { words: when.words })), sent(without), 'stays so'],
    [
      'an administrator loses an event over it',
      admin,
      sent(without, { events: without.events.filter(({ kind }) => kind !== 'noted') }),
      sent(visit),
      "the entry 'event-2' that the centre holds is missing",
    ],
    [
      'an administrator changes a time over it',
      admin,
      sent(without, { events: without.events.map((event) => ({ ...event, at: when.words })) }),
      sent(visit),
      "'at' is another now",
    ],
    ['an administrator changes a reason over it', admin, sent(without, { reasonId: 'x' }), sent(visit), "'reasonId'"],
    ['a time that is none', admin, sent(without, { anonymised: { words: 'now' } }), sent(visit), 'no date-time'],
  ])('refuses that %s', (_what, user, record, known, why) => {
    expect(verdict(bar, record, user, known)).toContain(why)
  })
})

describe("a bar's database refuses, and says why,", () => {
  const [first] = visit.events
  const swap = aSwap()
  test.each([
    ['an unknown kind', sent(visit, { type: 'ticket' }), "no records of the kind 'ticket' here"],
    ['a kind named like a part of every object', sent(visit, { type: 'constructor' }), "kind 'constructor'"],
    ['reference data', sent({ id: 'site:a' }, { type: 'site' }), "no records of the kind 'site' here"],
    ['an id of another kind', sent(visit, { _id: 'tap:1' }), "does not begin with 'visit:'"],
    ['two ids', sent(visit, { id: 'visit:2' }), 'two different ids'],
    ['an id that is too long', sent(visit, { _id: `visit:${'a'.repeat(100)}` }), "'_id' is longer than 100"],
    ['no schema version', sent(visit, { schema: '1' }), 'which version of its shape'],
    [
      "another bar's record",
      sent(visit, { barId: 'croydon' }),
      "of the bar 'croydon', and this is the database of 'lambeth-popup'",
    ],
    ['a missing header field', sent(visit, { by: undefined }), "'by' is missing"],
    ['a later version without its header', sent(visit, { schema: 2, tabletId: undefined }), "'tabletId' is missing"],
    ['an unknown state', sent(visit, { state: 'asleep' }), "'state' is 'asleep', which is not known here"],
    [
      'an unknown event',
      sent(visit, { events: [{ ...first, kind: 'sang' }] }),
      "'events[0].kind' is 'sang', which is not known here",
    ],
    [
      'an event without its time',
      sent(visit, { events: [{ ...first, at: 'noon' }] }),
      "'events[0].at' is no date-time",
    ],
    ['no events', sent(visit, { events: [] }), "'events' has fewer than 1 entries"],
    [
      'a note that is too long',
      sent(visit, { events: [{ ...aStamp(1), seq: 1, kind: 'noted', text: 'x'.repeat(2001) }] }),
      "'events[0].text' is longer than 2000",
    ],
    [
      'a queue number in words',
      sent(visit, { queueNumber: 'seven' }),
      "'queueNumber' is 'seven', which is not written as it must be",
    ],
    ['a text where a number belongs', sent(visit, { heldMs: 'long' }), "'heldMs' is no number"],
    ['a list where text belongs', sent(visit, { holdReason: ['a'] }), "'holdReason' is no string"],
    ['what the tablet notes about sending', sent(visit, { sync: { unsent: 1 } }), 'stays on the tablet'],
    ['attachments', sent(visit, { _attachments: {} }), 'no attachments'],
    [
      'a condition that nobody chose',
      sent(swap, { incoming: { ...swap.incoming, condition: 'sad' } }),
      "'incoming.condition' is 'sad'",
    ],
  ])('%s', (_what, record, reason) => {
    expect(verdict(bar, record)).toContain(reason)
  })

  test('a kit that is another one than its events tell, or than it was', () => {
    const kit = sent(aKitIssue())
    expect(verdict(bar, { ...kit, state: 'undone' })).toContain("is 'handed out' by its events")
    expect(verdict(bar, { ...kit, owed: [{ modelId: 'laptop-a', count: 1 }] }, tablet, kit)).toContain(
      "'owed' is another now",
    )
    expect(verdict(bar, { ...kit, custody: [] }, tablet, kit)).toContain("'custody' lacks the entry")
  })

  test('an event that is lost', () => {
    const shorter = sent(visit, { events: visit.events.slice(0, 2) })
    expect(verdict(bar, shorter, tablet, sent(visit))).toContain(
      "'events' lacks the entry 'event-2' that the centre holds",
    )
  })

  test('a visit whose arrival is taken back, or that has none', () => {
    const undone = addVisitEvent(aVisit(), { kind: 'undone', eventId: 'event-0' }, aStamp(1))
    expect(verdict(bar, sent(undone))).toContain('begins with an arrival')
    expect(verdict(bar, sent(visit, { events: visit.events.slice(1) }))).toContain('begins with an arrival')
  })

  test('a place so far ahead that nothing could come after it, and keeps what comes after one that it holds', () => {
    const at = (seq: number, id = 'far') => ({ ...aStamp(9), id, seq, kind: 'noted', text: 'Far' })
    const withNote = (from: Wire, seq: number, id?: string) => ({
      ...from,
      events: [...(from['events'] as readonly object[]), at(seq, id)],
    })
    for (const seq of [1e300, 100_005])
      expect(verdict(bar, withNote(sent(visit), seq), tablet, sent(visit))).toContain('more happened before it')
    expect(verdict(bar, withNote(sent(visit), 1e300))).toContain('more happened before it')
    const far = withNote(sent(visit), 100_000)
    expect(verdict(bar, far, tablet, sent(visit))).toBe('kept')
    expect(verdict(bar, withNote(far, 100_001, 'after'), tablet, far)).toBe('kept')
  })

  test('an event that is told differently', () => {
    const [arrived, ...others] = visit.events
    const retold = sent(visit, { events: [{ ...arrived, at: '2026-11-24T08:00:00.000Z' }, ...others] })
    expect(verdict(bar, retold, tablet, sent(visit))).toContain('differently')
  })

  test('a custody step that is lost', () => {
    expect(verdict(bar, sent(swap, { custody: [] }), tablet, sent(swap))).toContain("'custody' lacks the entry")
  })

  test('a deletion by a tablet, but not by an administrator', () => {
    const deletion = { _id: visit.id, _deleted: true }
    expect(verdict(bar, deletion, tablet, sent(visit))).toContain('never deleted')
    expect(verdict(bar, deletion, admin, sent(visit))).toBe('kept')
  })

  test('a design document of a tablet', () => {
    expect(verdict(bar, { _id: '_design/mine' })).toContain('Only an administrator')
  })

  test.each([
    ["another bar's tablet", { name: 'bob', roles: ['tablet', 'bar:croydon'] }, 'Only the tablets of the bar'],
    ['a manager', manager, 'Only the tablets of the bar'],
    ['the replication', replicator, 'Only the tablets of the bar'],
    ['nobody in particular', anonymous, 'sign in: Sign in first.'],
  ])('a record of %s', (_who, user, reason) => {
    expect(verdict(bar, sent(visit), user)).toContain(reason)
  })
})

describe('who leaves at a screen while technicians work', () => {
  const screen = { name: 'screen', roles: ['desk-screen', 'bar:lambeth-popup', 'install:screen-1'] }
  const waiting = aVisit()
  const atTablet = (minute: number, tabletId = 'tablet-1') =>
    aStamp(minute, { tabletId, id: `${tabletId} at ${minute}` })
  const told = (happenings: readonly VisitHappening[], tabletId = 'tablet-1', from = waiting, minute = 2) =>
    happenings.reduce((visit, happening, n) => addVisitEvent(visit, happening, atTablet(minute + n, tabletId)), from)
  const left = (seen: Visit, minute: number) => told([{ kind: 'abandoned' }], 'screen-1', seen, minute)
  const calledTwice = told([{ kind: 'called' }, { kind: 'called' }], 'tablet-2')
  const started = told([{ kind: 'started' }])
  const returned = told([{ kind: 'started' }, { kind: 'returned to queue' }])
  test.each<[string, Visit, Visit, number, Visit['state']]>([
    ['as a technician starts them', waiting, started, 5, 'abandoned'],
    ['right before a technician starts them', waiting, started, 1, 'in service'],
    [
      'before they were called, started, held',
      waiting,
      told([{ kind: 'started' }, { kind: 'held', why: 'Parts' }]),
      1,
      'on hold',
    ],
    ['as they are said not to have come', waiting, told([{ kind: 'no-show' }]), 5, 'abandoned'],
    ['as a technician notes that they left', waiting, told([{ kind: 'abandoned' }]), 5, 'abandoned'],
    ['before they were helped and closed', waiting, told([{ kind: 'started' }, closedAs('fixed')]), 1, 'closed'],
    ['after they came back to the queue', returned, returned, 9, 'abandoned'],
    [
      'after they came back, as they are started again',
      returned,
      told([{ kind: 'started' }], 'tablet-2', returned, 7),
      9,
      'abandoned',
    ],
    [
      'after a call that the one who started them did not hear of',
      calledTwice,
      mergeVisit(waiting, started, calledTwice),
      9,
      'abandoned',
    ],
  ])('%s is believed', (_when, seen, known, minute, state) => {
    const merged = mergeVisit(seen, left(seen, minute), known)
    expect(merged.state).toBe(state)
    expect(verdict(bar, sent(merged, { by: 'screen-1' }), screen, sent(known))).toBe('kept')
  })

  test.each<[string, Visit]>([
    ['started', started],
    ['started and held', told([{ kind: 'started' }, { kind: 'held', why: 'Parts' }])],
    ['not to have come', told([{ kind: 'no-show' }])],
    ['closed', told([{ kind: 'started' }, closedAs('fixed')])],
  ])('after the screen knew that they were %s is not', (_state, known) => {
    expect(verdict(bar, sent(left(known, 9), { by: 'screen-1' }), screen, sent(known))).toContain(
      'does not wait any more',
    )
  })

  test('and nothing that waits is changed by a screen without an event', () => {
    const known = sent(waiting)
    const requester = { kind: 'staff', staffNumber: 'P9999', name: 'Somebody else' }
    const changed = sent(waiting, { by: 'screen-1', requester, staffNumber: 'P9999' })
    expect(verdict(bar, changed, screen, known)).toContain("without an event: 'requester' is another now")
    const [arrived] = waiting.events
    const again = { ...arrived, id: 'again', tabletId: 'screen-1', requester }
    const twice = sent(waiting, { by: 'screen-1', events: [...waiting.events, again] })
    expect(verdict(bar, twice, screen, known)).toContain('begins once')
  })

  test('and a version in which nothing new happened is taken, also where a newer app tells more of it', () => {
    const same = sent(waiting, { by: 'screen-1', updatedAt: '2026-11-24T12:00:00.000Z', _rev: '1-a' })
    const known = sent(waiting, { _rev: '1-a' })
    expect(verdict(bar, same, screen, known)).toBe('kept')
    expect(verdict(bar, same, screen, { ...known, waitMs: undefined, marks: undefined })).toBe('kept')
  })

  test('and the screen does not say more than that', () => {
    const merged = sent(mergeVisit(waiting, left(waiting, 5), started), {
      by: 'screen-1',
      state: 'on hold',
      isOpen: true,
    })
    expect(verdict(bar, merged, screen, sent(started))).toContain('says nothing else of where they are')
  })
})

describe('what all share', () => {
  const site = {
    _id: 'site:kennington',
    type: 'site',
    schema: 1,
    siteId: 'kennington',
    name: 'Kennington',
    bcu: 'Central South',
    borough: 'Lambeth',
    network: 'poor',
  }

  test('is changed by managers and administrators alone', () => {
    expect(verdict(designsOfShared(), site, manager)).toBe('kept')
    expect(verdict(designsOfShared(), site, admin)).toBe('kept')
    expect(verdict(designsOfShared(), site, tablet)).toContain('Only managers')
  })

  test('has the id that its fields say', () => {
    expect(verdict(designsOfShared(), { ...site, siteId: 'brixton' }, manager)).toContain("should be 'site:brixton'")
  })

  test('reaches everyone without a field that is not known to be fit', () => {
    expect(verdict(designsOfPublic(), site, replicator)).toBe('kept')
    expect(verdict(designsOfPublic(), { ...site, contact: 'PS Reid' }, replicator)).toContain(
      "'contact' is not known to be fit",
    )
    expect(verdict(designsOfPublic(), { ...site, _id: 'person:p', type: 'person' }, replicator)).toContain(
      "kind 'person'",
    )
    expect(verdict(designsOfPublic(), site, anonymous)).toContain('Sign in first')
    expect(verdict(designsOfPublic(), { _id: site._id, _deleted: true }, replicator, site)).toBe('kept')
  })

  test('reaches the central database by replication alone', () => {
    expect(verdict(designsOfCentral(), sent(visit), replicator)).toBe('kept')
    expect(verdict(designsOfCentral(), sent(visit), manager)).toContain('Only the replication')
  })
})
