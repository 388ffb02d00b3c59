import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addSwapEvent, undoSwap } from '../../../src/domain/swap/addSwapEvent.ts'
import type { Swap } from '../../../src/domain/swap/swap.ts'
import type { KitIssue } from '../../../src/domain/kit/kitIssue.ts'
import { undoKitIssue } from '../../../src/domain/kit/recordKitIssue.ts'
import { anonymise } from '../../../src/domain/retention/anonymise.ts'
import { addVisitEvent, type VisitHappening } from '../../../src/domain/visit/addVisitEvent.ts'
import { aStamp } from '../../../src/testing/aStamp.ts'
import { aKitIssue } from '../../../src/testing/aKitIssue.ts'
import { aSwap } from '../../../src/testing/aSwap.ts'
import { aVisit, closedAs } from '../../../src/testing/aVisit.ts'
import { testServers } from '../centreServers.ts'
import {
  aCentreWithRecords,
  audit,
  type CentreWithRecords,
  closed,
  complete,
  device,
  type Known,
  later,
  movement,
  own,
  records,
  setUp,
  signedIn,
  signedOut,
  stampedOwn,
  tap,
} from './aCentreWithRecords.ts'
import { bar, ownInstall, sent } from './aPeopledCentre.ts'

/** Told as an honest app would: with the story that follows from the events. */
const honestly = (happening: VisitHappening, tabletId: string) =>
  addVisitEvent(closed, happening, aStamp(55, { id: `honest ${happening.kind} by ${tabletId}`, tabletId }))
const [arrived, ...others] = closed.events
const loanerBack = { kind: 'loaner back', condition: 'good', note: null } as const

describe.each(testServers)('records that are held on $name', (server) => {
  let centre: CentreWithRecords
  beforeAll(async () => {
    centre = await aCentreWithRecords(server)
  }, 150_000)
  afterAll(() => centre.release())

  describe('what happened stays', () => {
    test.each<readonly [string, Known, object, RegExp]>([
      [
        'nobody but the retention run anonymises',
        'closed',
        anonymise(closed, { words: '2027-11-26T02:00:00.000Z', requester: '2027-11-26T02:00:00.000Z' }),
        /Only the retention run at the centre/,
      ],
      ['an event is not removed', 'closed', { events: others }, /'events' lacks the entry 'event-0'/],
      [
        'all events but a new one are not removed',
        'closed',
        { events: [later({ kind: 'noted', text: 'x' }, ownInstall)] },
        /lacks the entry/,
      ],
      [
        'an event is not moved in time',
        'closed',
        { events: [{ ...arrived, at: '2026-11-24T08:00:00.000Z' }, ...others] },
        /differently/,
      ],
      [
        'an event is not given to another person',
        'closed',
        { events: [{ ...arrived, personId: 'person-2' }, ...others] },
        /differently/,
      ],
      [
        'an event is not given to another tablet',
        'closed',
        { events: [{ ...arrived, tabletId: 'tablet-7' }, ...others] },
        /differently/,
      ],
      [
        'an event does not change what it says',
        'closed',
        { events: [{ ...arrived, reasonId: 'phone-fault' }, ...others] },
        /differently/,
      ],
      ['an event does not change its place', 'closed', { events: [{ ...arrived, seq: 7 }, ...others] }, /differently/],
      [
        'an event has no fuller double',
        'closed',
        { events: [{ ...arrived, extra: 'longer' }, ...closed.events] },
        /stands in 'events' twice/,
      ],
      [
        'a new record tells no event twice',
        'closed',
        { _id: 'visit:double', events: [...closed.events, arrived] },
        /stands in 'events' twice/,
      ],
      ['a custody step is not removed', 'complete', { custody: [] }, /'custody' lacks the entry/],
      [
        'a custody step does not name another device',
        'complete',
        { custody: complete.custody.map((step) => ({ ...step, assetTag: 'LT9999' })) },
        /differently/,
      ],
      [
        'a face is not tapped again in secret',
        'tap',
        { events: tap.events.map((event) => ({ ...event, face: 'very good' })), face: 'very good' },
        /differently/,
      ],
      ['a record does not become another kind', 'closed', { type: 'tap' }, /does not begin with 'tap:'/],
      [
        'a list of events is not replaced by a word',
        'closed',
        { events: 'nothing happened', schema: 2 },
        /lacks the entry/,
      ],
      [
        'an entry without an id is none',
        'closed',
        { events: [...closed.events, null], schema: 2 },
        /does not say which one/,
      ],
      [
        'a later version of the shape does not hide a lost event',
        'closed',
        { schema: 99, events: others },
        /lacks the entry/,
      ],
      [
        'an audit entry is not removed',
        'audit',
        { events: [signedIn] },
        /'events' lacks the entry 'entry-1 of install-1'/,
      ],
      [
        'an audit entry is not replaced by the next',
        'audit',
        { events: [setUp, { ...signedOut, seq: signedIn.seq }] },
        /'events' lacks the entry 'entry-2 of install-1'/,
      ],
      [
        'an audit entry is not given to another person',
        'audit',
        { events: [setUp, { ...signedIn, personId: 'person-2' }] },
        /differently/,
      ],
      [
        'an audit entry is not sealed anew',
        'audit',
        { events: [setUp, { ...signedIn, checksum: 'f'.repeat(64) }] },
        /differently/,
      ],
      [
        'an audit entry gets no field, which its checksum would not cover',
        'audit',
        { events: [setUp, { ...signedIn, extra: 'more' }] },
        /differently/,
      ],
      [
        'a later version of the shape adds nothing to an audit entry either',
        'audit',
        { schema: 99, events: [setUp, { ...signedIn, extra: 'more' }] },
        /differently/,
      ],
      [
        'an audit entry has a checksum',
        'audit',
        { events: [...audit.events, { ...signedOut, checksum: 'none' }] },
        /checksum' is 'none', which is not written as it must be/,
      ],
      [
        'an audit entry has no number that nothing could come after',
        'audit',
        { events: [...audit.events, { ...signedOut, seq: 1e300 }] },
        /more happened before it/,
      ],
      ['an audit trail keeps the letter of its tablet', 'audit', { letter: 'B' }, /'letter' is another now/],
      [
        'a later version of the shape does not hide another answer',
        'complete',
        { schema: 99, acceptance: { kind: 'signed' } },
        /'acceptance' is another now/,
      ],
    ])('%s', async (_rule, known, change, reason) => {
      await centre.isRefused('own tablet', sent(records[known], change), reason)
    })
  })

  describe('what is over', () => {
    test.each<readonly [string, Known, object, RegExp]>([
      ['a closed visit is not opened by its state', 'closed', { state: 'waiting', isOpen: true }, /stays closed/],
      [
        'a closed visit gets no other outcome without a correction',
        'closed',
        { outcome: 'not fixed' },
        /changed by a correction/,
      ],
      [
        'a closed visit was closed when it was',
        'closed',
        { closedAt: '2026-11-24T16:00:00.000Z' },
        /closed at another time/,
      ],
      ['a closed visit is not called open', 'closed', { isOpen: true }, /do not agree/],
      ['a closed visit keeps its number', 'closed', { queueNumber: 'A01' }, /'queueNumber' is another now/],
      [
        'a closed visit keeps its opening',
        'closed',
        { openingId: `opening:${bar}:2026-11-25` },
        /'openingId' is another now/,
      ],
      ['a closed visit keeps its tablet', 'closed', { tabletId: 'tablet-7' }, /'tabletId' is another now/],
      [
        'an open visit is not closed without an event',
        'inService',
        { state: 'closed', isOpen: false, outcome: 'fixed' },
        /no event in it says so/,
      ],
      ['an open visit has no outcome', 'inService', { outcome: 'fixed' }, /has an outcome/],
      [
        'the device that came in stays',
        'complete',
        { incoming: { ...complete.incoming, condition: 'good' } },
        /'incoming' is another now/,
      ],
      [
        'the device that went out stays',
        'complete',
        { outgoing: { ...complete.outgoing, serial: 'S9' } },
        /'outgoing' is another now/,
      ],
      [
        'the entitlement stays',
        'complete',
        { entitlement: { ...complete.entitlement, reason: 'Because.' } },
        /'entitlement' is another now/,
      ],
      [
        'the terms that were signed stay',
        'complete',
        { acceptance: { ...complete.acceptance, termsText: 'Other terms.' } },
        /'acceptance' is another now/,
      ],
      ['who swapped stays', 'complete', { staffNumber: 'P9999' }, /'staffNumber' is another now/],
      ['the visit of a swap stays', 'complete', { visitId: 'visit:other' }, /'visitId' is another now/],
      ['a swap is what its events say', 'complete', { state: 'undone' }, /is 'complete' by its events/],
      [
        'no device moves after the swap without an event',
        'complete',
        { custody: [...complete.custody, { ...complete.custody[0], id: 'later', to: 'Somebody' }] },
        /changed hands after it/,
      ],
      ['a movement keeps its direction', 'movement', { direction: 'out' }, /'direction' is another now/],
      [
        'a movement keeps its device',
        'movement',
        { device: { ...device, assetTag: 'LT9' } },
        /'device' is another now/,
      ],
      ['a movement gets no field', 'movement', { undoes: 'stock-movement:2' }, /'undoes' is another now/],
      [
        'a movement keeps its stamp',
        'movement',
        { moved: { ...movement.moved, personId: 'person-2' } },
        /'moved' is another now/,
      ],
      ['a count keeps what was seen', 'count', { seen: [] }, /'seen' is another now/],
      [
        'a count gets no difference afterwards',
        'count',
        { missing: [{ assetTag: 'LT1', why: 'Lost' }] },
        /'missing' is another now/,
      ],
      ['a smiley is the first one', 'tap', { face: 'very good' }, /never another/],
      ['a smiley is not taken out of the figures', 'tap', { isMisuse: true }, /'isMisuse' is another now/],
      ['an attendance keeps its day', 'attendance', { day: '2026-11-25' }, /'day' is another now/],
    ])('%s', async (_rule, known, change, reason) => {
      await centre.isRefused('own tablet', sent(records[known], change), reason)
    })

    test.each<readonly [string, VisitHappening]>([
      ['a correction', { kind: 'corrected', outcome: 'advice', escalatedTo: null, why: 'Wrong tile' }],
      ['a mark', { kind: 'marked', mark: 'training', isOn: true }],
      ['a note', { kind: 'noted', text: 'Charger sent after them' }],
      ['a promise', { kind: 'promised', what: 'A charger', siteId: 'bow', dueOn: '2026-12-01' }],
      ['a smiley that was offered', { kind: 'tap offered' }],
    ])('takes %s of the tablet that closed it, and of a manager only what settles it', async (_what, happening) => {
      const copy = { ...closed, id: `visit:after-${happening.kind.replaceAll(' ', '-')}` }
      await centre.put('own tablet', sent(copy))
      const next = { ...honestly(happening, ownInstall), id: copy.id }
      const isSettling = ['corrected', 'marked', 'noted'].includes(happening.kind)
      if (!isSettling) await centre.isRefused('manager', sent(next), /A manager corrects, marks or notes/)
      expect(await centre.put(isSettling ? 'manager' : 'own tablet', sent(next))).toMatchObject({ status: 201 })
    })

    test('what another tablet did before it knew is taken, and changes nothing', async () => {
      const copy = { ...closed, id: 'visit:met' }
      await centre.put('own tablet', sent(copy))
      const merged = addVisitEvent(
        copy,
        { kind: 'held', why: 'Parts' },
        aStamp(55, { id: 'held', tabletId: 'tablet-2' }),
      )
      expect(merged.state).toBe('closed')
      expect(await centre.put('tablet', sent(merged))).toMatchObject({ status: 201 })
    })

    test('what its own tablet did in a second tab, after it closed the visit, is taken, and changes nothing', async () => {
      const copy = { ...closed, id: 'visit:two-tabs' }
      await centre.put('own tablet', sent(copy))
      const held = { ...honestly({ kind: 'held', why: 'Parts' }, ownInstall), id: copy.id }
      expect(held).toMatchObject({ state: 'closed', outcome: 'fixed', holdReason: null })
      expect(await centre.put('own tablet', sent(held))).toMatchObject({ status: 201 })
    })

    test('an undone closing opens the visit again', async () => {
      const copy = { ...closed, id: 'visit:undone' }
      await centre.put('own tablet', sent(copy))
      const undone = honestly({ kind: 'undone', eventId: closed.events.at(-1)?.id ?? '' }, ownInstall)
      const heldAgain = addVisitEvent(undone, { kind: 'held', why: 'Parts' }, aStamp(56, own))
      expect(heldAgain.state).toBe('on hold')
      expect(await centre.put('own tablet', sent({ ...heldAgain, id: copy.id }))).toMatchObject({ status: 201 })
    })

    describe('what ended a record', () => {
      // Two years later, by the clock of the tablet that says so.
      const muchLater = (id: string, tabletId: string) => aStamp(2 * 365 * 24 * 60, { id, tabletId })
      const corrected = stampedOwn({
        ...honestly({ kind: 'corrected', outcome: 'advice', escalatedTo: null, why: 'Wrong tile' }, ownInstall),
        id: 'visit:corrected',
      })
      const marked = stampedOwn({
        ...honestly({ kind: 'marked', mark: 'training', isOn: true }, ownInstall),
        id: 'visit:marked',
      })
      const loanedAgain = stampedOwn(
        aVisit([{ kind: 'started' }, closedAs('fixed'), { ...loanerBack, assetTag: 'LT9' }], { id: 'visit:loaned' }),
      )
      const kit = stampedOwn({ ...aKitIssue(), id: 'kit-issue:1' })
      const handedOut = { ...kit, custody: kit.custody.map((step) => ({ ...step, ...own })) }
      const halfIn = addSwapEvent(
        { ...complete, id: 'swap:half-in' },
        { kind: 'old device in', stockroom: 'Stockroom' },
        aStamp(58, { ...own, id: 'came in' }),
      )
      const visitUndone = (visit: typeof closed, tabletId: string) =>
        addVisitEvent(visit, { kind: 'undone', eventId: visit.events.at(-1)?.id ?? '' }, muchLater('undone', tabletId))

      test.each<readonly [string, typeof closed]>([
        ['a closing', { ...closed, id: 'visit:closed-for-good' }],
        ['a correction', corrected],
        ['a mark', marked],
        ['a loaner that came back', loanedAgain],
      ])('%s is taken back by its own tablet, and by no other', async (_what, visit) => {
        await centre.put('own tablet', sent(visit))
        await centre.isRefused(
          'tablet',
          sent(visitUndone(visit, 'tablet-7')),
          /Only the tablet that told it takes back/,
        )
        const own = visitUndone(visit, ownInstall)
        expect(await centre.put('own tablet', sent(own))).toMatchObject({ status: 201 })
      })

      test.each<readonly [string, Swap | KitIssue, (tabletId: string) => Swap | KitIssue]>([
        [
          'a swap',
          { ...complete, id: 'swap:for-good' },
          (tabletId) => undoSwap({ ...complete, id: 'swap:for-good' }, muchLater('undone', tabletId)),
        ],
        ['a kit', handedOut, (tabletId) => undoKitIssue(handedOut, muchLater('undone', tabletId))],
        [
          'an old device that came in',
          halfIn,
          (tabletId) => addSwapEvent(halfIn, { kind: 'undone', eventId: 'came in' }, muchLater('undone', tabletId)),
        ],
      ])('%s is taken back by its own tablet, and by no other', async (_what, record, undoneBy) => {
        expect(await centre.put('own tablet', sent(record))).toMatchObject({ status: 201 })
        await centre.isRefused('tablet', sent(undoneBy('tablet-7')), /Only the tablet that told it takes back/)
        expect(await centre.put('own tablet', sent(undoneBy(ownInstall)))).toMatchObject({ status: 201 })
      })

      test('is opened again by whoever meets it, if a swap closed it: the swap may have been taken back', async () => {
        const swapped = stampedOwn(
          aVisit([{ kind: 'started' }, { ...closedAs('swapped'), swapId: complete.id }], { id: 'visit:swapped' }),
        )
        await centre.put('own tablet', sent(swapped))
        expect(await centre.put('tablet', sent(visitUndone(swapped, 'tablet-7')))).toMatchObject({ status: 201 })
      })

      test('stays taken back where the record comes anew, and where its own tablet did it and another brings it', async () => {
        const anew = visitUndone({ ...closed, id: 'visit:anew' }, 'tablet-7')
        expect(await centre.put('own tablet', sent(anew, { broughtBy: ownInstall }))).toMatchObject({ status: 201 })
        const ofAnother = { ...aVisit([{ kind: 'started' }, closedAs('fixed')], { id: 'visit:other' }), by: 'tablet-1' }
        await centre.put('own tablet', sent(ofAnother, { broughtBy: ownInstall }))
        const brought = sent(visitUndone(ofAnother as typeof closed, 'tablet-1'), { broughtBy: ownInstall })
        expect(await centre.put('own tablet', brought)).toMatchObject({ status: 201 })
      })

      test.each<readonly [string, VisitHappening]>([
        ['a promise', { kind: 'promised', what: 'A charger', siteId: 'bow', dueOn: '2026-12-01' }],
        ['that somebody was put first', { kind: 'put first', why: 'On duty' }],
      ])('is none of what any tablet takes back, such as %s', async (_what, happening) => {
        const visit = stampedOwn(aVisit([happening], { id: `visit:${happening.kind.replaceAll(' ', '-')}` }))
        await centre.put('own tablet', sent(visit))
        expect(await centre.put('tablet', sent(visitUndone(visit, 'tablet-7')))).toMatchObject({ status: 201 })
      })
    })

    test('an old device that comes in is an event and a custody step', async () => {
      const half = stampedOwn({
        ...aSwap({ incoming: { ...complete.incoming, return: { kind: 'later', dueOn: '2026-12-01' } } }, closed),
        id: 'swap:half',
      })
      await centre.put('tablet', sent(half))
      const isIn = addSwapEvent(half, { kind: 'old device in', stockroom: 'Stockroom' }, aStamp(58, own))
      expect(await centre.put('tablet', sent(isIn))).toMatchObject({ status: 201 })
    })
  })
})
