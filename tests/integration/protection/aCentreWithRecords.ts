import { expect } from 'vitest'
import { addAuditEntry, beginAudit } from '../../../src/domain/audit/addAuditEntry.ts'
import { beginAttendance } from '../../../src/domain/attendance/noteAttendance.ts'
import { recordStockCount } from '../../../src/domain/stock/recordStockCount.ts'
import { recordStockMovement } from '../../../src/domain/stock/recordStockMovement.ts'
import { recordTap } from '../../../src/domain/tap/recordTap.ts'
import type { VisitHappening } from '../../../src/domain/visit/addVisitEvent.ts'
import { aStamp } from '../../../src/testing/aStamp.ts'
import { anAuditTrail } from '../../../src/testing/anAuditTrail.ts'
import { aSwap } from '../../../src/testing/aSwap.ts'
import { aVisit, closedAs } from '../../../src/testing/aVisit.ts'
import type { Answer } from '../../contract/contractClient.ts'
import type { TestServer } from '../centreServers.ts'
import { aPeopledCentre, bar, barDatabase, ownInstall, type PeopledCentre, sent, type Who } from './aPeopledCentre.ts'

export type Wire = Readonly<Record<string, unknown>> & { readonly _id: string }

// What the centre holds, made by the tablet that `own tablet` is bound to.
export const own = { tabletId: ownInstall }
const signed = { ...own, by: ownInstall }
export const stampedOwn = <T extends { readonly events: readonly object[] }>(record: T) => ({
  ...record,
  ...signed,
  events: record.events.map((event) => ({ ...event, ...own })),
})
export const openingId = `opening:${bar}:2026-11-24`
export const device = { assetTag: 'LT3003', serial: 'S3003', modelId: 'laptop-a' }
const stockHeader = { barId: bar, openingId, by: ownInstall }

export const waiting = stampedOwn(aVisit([], { id: 'visit:waiting' }))
export const inService = stampedOwn(aVisit([{ kind: 'started' }], { id: 'visit:in-service' }))
export const closed = stampedOwn(aVisit([{ kind: 'started' }, closedAs('fixed')], { id: 'visit:closed' }))
export const complete = (() => {
  const swap = stampedOwn({ ...aSwap({}, closed), id: 'swap:complete' })
  return { ...swap, custody: swap.custody.map((step) => ({ ...step, ...own })) }
})()
export const tap = stampedOwn(recordTap(closed, 'poor', aStamp(40)))
export const movement = recordStockMovement(
  { ...stockHeader, id: 'stock-movement:1', device, direction: 'in', why: 'From the base' },
  aStamp(50, own),
)
export const count = recordStockCount(
  { ...stockHeader, id: 'stock-count:1', seen: ['LT3003'], missing: [], found: [] },
  aStamp(51, own),
)
export const attendance = beginAttendance(
  { id: openingId, barId: bar, day: '2026-11-24' },
  ownInstall,
  { kind: 'came', siteId: 'bow' },
  aStamp(0, own),
)
/** Two entries of `own tablet`, and the third that it would write after them. */
export const [setUp, signedIn, signedOut] = await threeEntries(ownInstall)
export const auditPlace = { barId: bar, day: '2026-11-24', page: 1, letter: 'A' }
export const audit = addAuditEntry(beginAudit({ ...auditPlace, tabletId: ownInstall }, setUp), signedIn)
export const records = { waiting, inService, closed, complete, tap, movement, count, attendance, audit }
export type Known = keyof typeof records

/** An event that comes after all that the record holds. */
export const later = (happening: VisitHappening, tabletId: string, minute = 55) => ({
  ...happening,
  ...aStamp(minute, { id: `${happening.kind} by ${tabletId} at ${minute}`, tabletId }),
  seq: 90,
})

/** What a refusal of the rules looks like. */
export const refused = (reason: RegExp) => ({
  status: 403,
  json: { error: 'forbidden', reason: expect.stringMatching(reason) as string },
})

/** Of a trail that begins with the tablet's setting up. */
export async function threeEntries(tabletId: string) {
  const [one, two, three] = await anAuditTrail(
    [{ kind: 'tablet set up', letter: 'A' }, { kind: 'signed in' }, { kind: 'signed out' }],
    tabletId,
  )
  if (one === undefined || two === undefined || three === undefined) throw new Error('Three entries were asked for.')
  return [one, two, three] as const
}

export type CentreWithRecords = PeopledCentre & {
  /** The centre's revision of each record that was put. */
  readonly revs: ReadonlyMap<string, string>
  held(id: string): Promise<unknown>
  /** Built on the version that was put before, if one was. */
  put(who: Who, record: Wire): Promise<Answer>
  /** Refused for this reason, and the centre holds what it held. */
  isRefused(who: Who, record: Wire, reason: RegExp): Promise<void>
}

export async function aCentreWithRecords(server: TestServer): Promise<CentreWithRecords> {
  const centre = await aPeopledCentre(server)
  const revs = new Map<string, string>()
  const pathOf = (id: string) => `/${barDatabase}/${encodeURIComponent(id)}`
  const held = async (id: string) => {
    const { status, json } = await centre.attempt('administrator', 'GET', pathOf(id))
    return status === 404 ? null : json
  }
  const put: CentreWithRecords['put'] = async (who, record) => {
    const rev = revs.get(record._id)
    const body = rev === undefined ? record : { _rev: rev, ...record }
    const answer = await centre.attempt(who, 'PUT', pathOf(record._id), { body })
    if (answer.status === 201) revs.set(record._id, (answer.json as { readonly rev: string }).rev)
    return answer
  }
  for (const record of Object.values(records)) {
    const answer = await put('own tablet', sent(record))
    if (answer.status !== 201) throw new Error(`${record.id} could not be put: ${answer.text}`)
  }
  return {
    ...centre,
    revs,
    held,
    put,
    isRefused: async (who, record, reason) => {
      const before = await held(record._id)
      expect(await put(who, record)).toMatchObject(refused(reason))
      expect(await held(record._id)).toEqual(before)
    },
  }
}
