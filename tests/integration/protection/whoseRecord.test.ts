import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAuditEntry, beginAudit } from '../../../src/domain/audit/addAuditEntry.ts'
import { beginAttendance, noteAttendance } from '../../../src/domain/attendance/noteAttendance.ts'
import { recordTap, tellMore } from '../../../src/domain/tap/recordTap.ts'
import { addVisitEvent, type VisitHappening } from '../../../src/domain/visit/addVisitEvent.ts'
import { mergeVisit } from '../../../src/domain/visit/mergeVisit.ts'
import { aKitIssue } from '../../../src/testing/aKitIssue.ts'
import { aStamp } from '../../../src/testing/aStamp.ts'
import { aSwap } from '../../../src/testing/aSwap.ts'
import { aVisit, closedAs } from '../../../src/testing/aVisit.ts'
import { testServers } from '../centreServers.ts'
import {
  aCentreWithRecords,
  attendance,
  audit,
  auditPlace,
  type CentreWithRecords,
  closed,
  count,
  type Known,
  later,
  movement,
  openingId,
  records,
  signedOut,
  stampedOwn,
  tap,
  threeEntries,
  waiting,
  type Wire,
} from './aCentreWithRecords.ts'
import { bar, managersInstall, ownInstall, screenInstall, sent, type Who } from './aPeopledCentre.ts'

describe.each(testServers)('whose record it is on $name', (server) => {
  let centre: CentreWithRecords
  beforeAll(async () => {
    centre = await aCentreWithRecords(server)
  }, 150_000)
  afterAll(() => centre.release())

  describe('whose record it is', () => {
    const strange = (changes: object) => sent(waiting, { _id: 'visit:strange', ...changes })
    const byAnother = stampedOwn(aVisit([], { id: 'visit:other-tablet' }))
    test.each<readonly [string, Who, Wire, RegExp]>([
      ["another bar's record", 'tablet', strange({ barId: 'croydon-desk' }), /of the bar 'croydon-desk'/],
      ['a record of no bar', 'tablet', strange({ barId: undefined }), /'barId' is missing/],
      [
        "a tablet's record in the name of another install",
        'own tablet',
        strange({ by: 'install-2' }),
        /signs what it sends/,
      ],
      [
        'a record that says it was made on a tablet that has no part in it',
        'own tablet',
        strange({ tabletId: 'tablet-7' }),
        /nothing in it was/,
      ],
      [
        'a new record in which only another tablet tells',
        'own tablet',
        {
          ...sent(byAnother),
          tabletId: 'tablet-7',
          events: byAnother.events.map((event) => ({ ...event, tabletId: 'tablet-7' })),
        },
        /does not say who brought it/,
      ],
      [
        "another tablet's event that nobody brought",
        'own tablet',
        sent(waiting, { events: [...waiting.events, later({ kind: 'noted', text: 'x' }, 'tablet-7')] }),
        /does not say who brought it/,
      ],
      [
        'an event that a third tablet is said to have brought',
        'own tablet',
        sent(waiting, {
          broughtBy: 'install-3',
          events: [...waiting.events, later({ kind: 'noted', text: 'x' }, 'tablet-7')],
        }),
        /does not say who brought it/,
      ],
      [
        "an attendance under another tablet's id",
        'tablet',
        sent(attendance, { _id: `attendance:${bar}:2026-11-24:install-2` }),
        /should be 'attendance:/,
      ],
      [
        "an attendance of another bar's opening",
        'tablet',
        { ...sent(attendance), _id: `attendance:${bar}:2026-11-25:${ownInstall}`, day: '2026-11-25' },
        /of another opening/,
      ],
      [
        'an attendance in which another tablet tells',
        'tablet',
        sent(noteAttendance(attendance, { kind: 'left' }, aStamp(59, { tabletId: 'tablet-7' }))),
        /another tablet tells in it/,
      ],
      [
        "a smiley of a visit under another visit's id",
        'tablet',
        sent(tap, { _id: 'tap:elsewhere' }),
        /the visit's own id/,
      ],
      [
        'a smiley that names somebody',
        'tablet',
        {
          ...sent(tap),
          _id: 'tap:named',
          visitId: 'visit:named',
          events: tap.events.map((event) => ({ ...event, personId: 'person-1' })),
        },
        /names nobody/,
      ],
      [
        'a record of an account that is neither tablet nor screen',
        'bar alone',
        strange({}),
        /Only the tablets of the bar/,
      ],
    ])('%s is refused', async (_what, who, record, reason) => {
      await centre.isRefused(who, record, reason)
    })

    test("another tablet's records are taken from who says that they brought them", async () => {
      const foreign = {
        ...sent(byAnother),
        _id: 'visit:brought',
        by: 'tablet-7',
        tabletId: 'tablet-7',
        broughtBy: ownInstall,
      }
      const events = byAnother.events.map((event) => ({ ...event, tabletId: 'tablet-7' }))
      expect(await centre.put('own tablet', { ...foreign, events })).toMatchObject({ status: 201 })
    })

    test('a shared account, which belongs to no install, speaks for any', async () => {
      expect(await centre.put('tablet', strange({ by: 'install-2' }))).toMatchObject({ status: 201 })
    })
  })

  describe('of which opening it is', () => {
    const wrong = /^An opening is named 'opening:<bar>:<day>', of the bar 'lambeth-popup', and '/
    const visitAt = (at: string) => sent(waiting, { _id: 'visit:strange-opening', openingId: at })
    test.each<readonly [string, Wire]>([
      ['words', visitAt('whenever')],
      ["another bar's opening", visitAt('opening:croydon-desk:2026-11-24')],
      ['a bar whose name only begins alike', visitAt(`opening:${bar}-2:2026-11-24`)],
      ['no day', visitAt(`opening:${bar}:`)],
      ['a day that no calendar holds', visitAt(`opening:${bar}:2026-02-30`)],
      ['a month that there is not', visitAt(`opening:${bar}:2026-13-01`)],
      ['a day and more', visitAt(`opening:${bar}:2026-11-24:2`)],
      ['a day in other words', visitAt(`opening:${bar}:24-11-2026`)],
      ['a day before there were any', visitAt(`opening:${bar}:0000-01-01`)],
      ['of a movement', sent(movement, { _id: 'stock-movement:strange', openingId: 'whenever' })],
      ['of a count', sent(count, { _id: 'stock-count:strange', openingId: 'whenever' })],
      ['of a smiley', sent(tap, { _id: 'tap:strange', visitId: 'visit:strange', openingId: 'whenever' })],
      ['of a swap', sent(aSwap({}, { ...closed, openingId: 'whenever' }), { _id: 'swap:strange' })],
      ['of a kit', sent({ ...aKitIssue(), openingId: 'whenever' }, { _id: 'kit-issue:strange' })],
    ])('%s is no opening', async (_what, record) => {
      await centre.isRefused('tablet', record, wrong)
      await centre.isRefused('administrator', record, wrong)
    })

    test.each([
      ['none', ''],
      ['one of a leap day', `opening:${bar}:2028-02-29`],
    ])('%s is taken', async (what, at) => {
      const record = sent(movement, { _id: `stock-movement:${what.replaceAll(' ', '-')}`, openingId: at })
      expect(await centre.put('own tablet', record)).toMatchObject({ status: 201 })
    })
  })

  describe('an audit trail', () => {
    test('is one tablet’s own: no other signs it, and nobody else tells in it', async () => {
      const [begun, next] = await threeEntries('install-2')
      const foreign = beginAudit({ ...auditPlace, tabletId: 'install-2' }, begun)
      await centre.isRefused('own tablet', sent(foreign), /signs what it sends/)
      await centre.isRefused('own tablet', sent(foreign, { by: ownInstall }), /does not say who brought it/)
      await centre.isRefused('tablet', sent(addAuditEntry(audit, next)), /another tablet tells in it/)
      await centre.isRefused('tablet', sent(audit, { tabletId: 'install-2' }), /should be 'audit:/)
    })

    test.each<readonly [Who, RegExp]>([
      ["another bar's tablet", /Only the tablets of the bar|not allowed|not authorized/],
      ['bar alone', /Only the tablets of the bar/],
      ['desk screen', /only what happened on it/],
    ])('gets no entry of %s', async (who, reason) => {
      await centre.isRefused(who, sent(addAuditEntry(audit, signedOut)), reason)
    })

    test('gets no branch, and is not taken away but by an administrator', async () => {
      const rev = centre.revs.get(audit.id) ?? ''
      const branch = {
        ...sent(addAuditEntry(audit, signedOut)),
        _rev: '2-feed',
        _revisions: { start: 2, ids: ['feed', 'f00d'] },
      }
      const path = `/techbar-bar-${bar}/_bulk_docs`
      const answer = await centre.attempt('own tablet', 'POST', path, { body: { docs: [branch], new_edits: false } })
      expect(JSON.stringify(answer.json)).toContain('not built on the one')
      await centre.isRefused('own tablet', { _id: audit.id, _rev: rev, _deleted: true }, /never deleted/)
      await centre.isRefused('manager', { _id: audit.id, _rev: rev, _deleted: true }, /never deleted/)
    })

    test('of a screen is taken from that screen, and so is the next entry of a tablet', async () => {
      const [begun] = await threeEntries(screenInstall)
      const ofScreen = beginAudit({ ...auditPlace, tabletId: screenInstall }, begun)
      expect(await centre.put('desk screen', sent(ofScreen))).toMatchObject({ status: 201 })
      expect(await centre.put('own tablet', sent(addAuditEntry(audit, signedOut)))).toMatchObject({ status: 201 })
    })

    test('that another tablet brings says so', async () => {
      const [begun] = await threeEntries('install-3')
      const brought = beginAudit({ ...auditPlace, tabletId: 'install-3' }, begun)
      expect(await centre.put('own tablet', sent(brought, { broughtBy: ownInstall }))).toMatchObject({ status: 201 })
    })

    test('that shows that somebody touched it reaches the centre all the same', async () => {
      const [begun, next, last] = await threeEntries('install-4')
      const place = { ...auditPlace, tabletId: 'install-4' }
      const fork = { ...last, id: 'fork', seq: next.seq }
      const page = addAuditEntry(addAuditEntry(beginAudit(place, begun), next), fork)
      expect(await centre.put('tablet', sent(page))).toMatchObject({ status: 201 })
    })
  })

  describe("a manager's device at a bar", () => {
    const install = 'install-m'
    const ofDevice = { tabletId: install }
    const place = { ...auditPlace, ...ofDevice }
    const opening = { id: openingId, barId: bar, day: '2026-11-24' }
    const came = beginAttendance(opening, install, { kind: 'came', siteId: 'bow' }, aStamp(1, ofDevice))

    test('adds its own audit trail, page by page and entry by entry', async () => {
      const [begun, next] = await threeEntries(install)
      const page = beginAudit(place, begun)
      expect(await centre.put('manager', sent(page))).toMatchObject({ status: 201 })
      expect(await centre.put('manager', sent(addAuditEntry(page, next)))).toMatchObject({ status: 201 })
    })

    test('tells who is there with it', async () => {
      expect(await centre.put('manager', sent(came))).toMatchObject({ status: 201 })
      const left = noteAttendance(came, { kind: 'left' }, aStamp(58, ofDevice))
      expect(await centre.put('manager', sent(left))).toMatchObject({ status: 201 })
    })

    test.each<readonly [string, Wire, RegExp]>([
      ["add to a tablet's audit trail", sent(addAuditEntry(audit, signedOut), { by: install }), /only what it made/],
      [
        "add to a tablet's attendance",
        sent(noteAttendance(attendance, { kind: 'left' }, aStamp(58, { tabletId: ownInstall })), { by: install }),
        /only what it made/,
      ],
      [
        'use a shape that the centre does not know',
        { ...sent(came), _id: `attendance:${bar}:2026-11-25:${install}`, schema: 2 },
        /lets no manager use it/,
      ],
      ['take a visit', sent(aVisit([], { id: 'visit:manager' })), /Only the tablets of the bar/],
      ['move stock', sent(movement, { _id: 'stock-movement:manager' }), /Only the tablets of the bar/],
      ['count stock', sent(count, { _id: 'stock-count:manager' }), /Only the tablets of the bar/],
      ['say how it was', sent(tap, { _id: 'tap:manager', visitId: 'visit:manager' }), /Only the tablets of the bar/],
    ])('may not %s', async (_what, record, reason) => {
      await centre.isRefused('manager', record, reason)
    })

    test('that its account is bound to, is the only one that it may tell of', async () => {
      const bound = { ...ofDevice, tabletId: managersInstall }
      const own = beginAttendance(opening, managersInstall, { kind: 'left' }, aStamp(2, bound))
      expect(await centre.put('bound manager', sent(own))).toMatchObject({ status: 201 })
      const [begun] = await threeEntries('install-o')
      const foreign = beginAudit({ ...auditPlace, tabletId: 'install-o' }, begun)
      await centre.isRefused('bound manager', sent(foreign), /only what it made itself/)
      await centre.isRefused('bound manager', sent(foreign, { by: managersInstall }), /only what happened on it/)
    })
  })

  describe('a screen for visitors', () => {
    const ofScreen = { tabletId: screenInstall }
    const onScreen = <T extends { readonly events: readonly object[] }>(record: T) => ({
      ...record,
      ...ofScreen,
      by: screenInstall,
      events: record.events.map((event) => ({ ...event, ...ofScreen })),
    })
    const leaves = addVisitEvent(waiting, { kind: 'abandoned' }, aStamp(8, { ...ofScreen, id: 'left', personId: null }))
    const addedTo = (known: Known, happening: VisitHappening) => {
      const visit = records[known] as typeof waiting
      return sent(addVisitEvent(visit, happening, aStamp(57, { ...ofScreen, id: `screen ${happening.kind}` })), {
        by: screenInstall,
      })
    }
    test.each<readonly [string, Wire]>([
      ['that somebody came', sent(onScreen(aVisit([], { id: 'visit:came' })))],
      ['that somebody came and left', sent(onScreen(aVisit([{ kind: 'abandoned' }], { id: 'visit:came-and-left' })))],
      [
        'a smiley of nobody',
        sent(onScreen(recordTap({ ...closed, id: 'visit:passing' }, 'good', aStamp(41))), { _id: 'tap:passing' }),
      ],
      ['that who waits has left', sent(leaves, { by: screenInstall })],
    ])('tells %s', async (_what, record) => {
      const answer = await centre.put('desk screen', record)
      expect(answer, JSON.stringify(answer.json)).toMatchObject({ status: 201 })
    })

    test('tells that somebody left whom a technician has just started, if it could not know', async () => {
      const arrived = { ...waiting, id: 'visit:crossed' }
      await centre.put('own tablet', sent(arrived))
      const started = addVisitEvent(
        arrived,
        { kind: 'started' },
        aStamp(6, { tabletId: ownInstall, id: 'crossed start' }),
      )
      await centre.put('own tablet', sent(started))
      const left = addVisitEvent(
        arrived,
        { kind: 'abandoned' },
        aStamp(7, { ...ofScreen, id: 'crossed', personId: null }),
      )
      const merged = mergeVisit(arrived, left, started)
      expect(merged.state).toBe('abandoned')
      expect(await centre.put('desk screen', sent(merged, { by: screenInstall }))).toMatchObject({ status: 201 })
    })

    test('tells more of a smiley that was tapped on it', async () => {
      const first = {
        ...onScreen(recordTap({ ...closed, id: 'visit:more' }, 'good', aStamp(41))),
        visitId: 'visit:more',
      }
      await centre.put('desk screen', sent(first))
      const more = tellMore(first, { reasons: ['Quick'], comment: '' }, aStamp(42, ofScreen))
      expect(await centre.put('desk screen', sent(more))).toMatchObject({ status: 201 })
    })

    test.each<readonly [string, Wire, RegExp]>([
      [
        'begin a service',
        sent(onScreen(aVisit([{ kind: 'started' }], { id: 'visit:screen-1' }))),
        /check in and leave/,
      ],
      ['close a visit', addedTo('inService', closedAs('fixed')), /check in and leave/],
      ['call somebody', addedTo('inService', { kind: 'called' }), /check in and leave/],
      ['note anything', addedTo('inService', { kind: 'noted', text: 'x' }), /check in and leave/],
      ['send away who is being helped', addedTo('inService', { kind: 'abandoned' }), /does not wait any more/],
      [
        'swap a device',
        sent(onScreen({ ...aSwap({}, closed), id: 'swap:screen', custody: [] })),
        /visitors and smileys/,
      ],
      [
        'move stock',
        sent(movement, {
          _id: 'stock-movement:screen',
          ...ofScreen,
          by: screenInstall,
          moved: { ...movement.moved, ...ofScreen },
        }),
        /visitors and smileys/,
      ],
      [
        'count stock',
        sent(count, {
          _id: 'stock-count:screen',
          ...ofScreen,
          by: screenInstall,
          moved: { ...count.moved, ...ofScreen },
        }),
        /visitors and smileys/,
      ],
      [
        'say who is there',
        sent(
          beginAttendance(
            { id: openingId, barId: bar, day: '2026-11-24' },
            screenInstall,
            { kind: 'left' },
            aStamp(1, ofScreen),
          ),
        ),
        /visitors and smileys/,
      ],
      ['speak for a tablet', sent(waiting, { _id: 'visit:screen-2' }), /only what happened on it/],
      [
        "sign with a tablet's name",
        sent(onScreen(aVisit([], { id: 'visit:screen-3' })), { by: ownInstall }),
        /only what it made itself/,
      ],
      [
        'use a shape that the centre does not know',
        sent(onScreen(aVisit([], { id: 'visit:screen-4' })), { schema: 2 }),
        /lets no screen use it/,
      ],
      [
        'say that a visitor is served',
        sent(onScreen(aVisit([], { id: 'visit:screen-5' })), { state: 'in service' }),
        /waits for a technician/,
      ],
    ])('may not %s', async (_what, record, reason) => {
      await centre.isRefused('desk screen', record, reason)
    })
  })
})
