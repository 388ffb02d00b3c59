import * as v from 'valibot'
import type { AnyRecord } from '../data/record/storedRecord.ts'
import { eventStampFields } from '../domain/record/eventStamp.ts'
import { typeOfId } from '../domain/record/record.ts'
import { mergeAttendance } from '../domain/attendance/mergeAttendance.ts'
import { mergeAudit } from '../domain/audit/mergeAudit.ts'
import { mergeKitIssue } from '../domain/kit/mergeKitIssue.ts'
import { keepingAnonymised } from '../domain/retention/keepingAnonymised.ts'
import { mergeStockCount } from '../domain/stock/mergeStockCount.ts'
import { mergeStockMovement } from '../domain/stock/mergeStockMovement.ts'
import { mergeSwap } from '../domain/swap/mergeSwap.ts'
import { mergeTap } from '../domain/tap/mergeTap.ts'
import { mergeVisit } from '../domain/visit/mergeVisit.ts'
import type { Merge } from './decideOnCentreVersion.ts'

export type RecordKind = {
  readonly merge: Merge
  /** The least that this app needs to merge and show such a record; newer fields and newer events pass. */
  readonly readable: v.GenericSchema<unknown, AnyRecord>
}

const header = { id: v.string(), type: v.string(), by: v.string(), updatedAt: v.string() }
const stamped = v.looseObject(eventStampFields)
const device = v.looseObject({ assetTag: v.string() })
const requester = v.looseObject({ kind: v.string() })
const withEvents = v.looseObject({ ...header, barId: v.string(), events: v.pipe(v.array(stamped), v.minLength(1)) })
const anyReadable = v.looseObject(header)

/** What is anonymised on either side stays so. */
const ofBar = (merge: unknown): Merge => keepingAnonymised(merge as Merge)

const theirs: Merge = (_base, _mine, centre) => centre

/** Adding a kind of record to sync is adding a row here and a shelf in composeServices.ts. */
export const recordKinds: Readonly<Record<string, RecordKind>> = {
  visit: {
    merge: ofBar(mergeVisit),
    readable: v.looseObject({
      ...withEvents.entries,
      requester,
      queueNumber: v.string(),
      reasonId: v.string(),
      state: v.string(),
    }),
  },
  swap: {
    merge: ofBar(mergeSwap),
    readable: v.looseObject({
      ...withEvents.entries,
      custody: v.array(stamped),
      requester,
      incoming: device,
      outgoing: device,
    }),
  },
  tap: { merge: ofBar(mergeTap), readable: withEvents },
  'stock-movement': {
    merge: ofBar(mergeStockMovement),
    readable: v.looseObject({ ...header, barId: v.string(), moved: stamped, device, direction: v.string() }),
  },
  'stock-count': {
    merge: ofBar(mergeStockCount),
    readable: v.looseObject({
      ...header,
      barId: v.string(),
      moved: stamped,
      seen: v.array(v.string()),
      missing: v.array(device),
      found: v.array(v.looseObject({ device })),
    }),
  },
  'kit-issue': {
    merge: ofBar(mergeKitIssue),
    readable: v.looseObject({
      ...withEvents.entries,
      custody: v.array(stamped),
      requester,
      kit: v.looseObject({ name: v.string() }),
      devices: v.array(device),
    }),
  },
  attendance: { merge: ofBar(mergeAttendance), readable: withEvents },
  audit: { merge: ofBar(mergeAudit), readable: withEvents },
  bar: { merge: theirs, readable: anyReadable },
  site: { merge: theirs, readable: anyReadable },
  opening: { merge: theirs, readable: anyReadable },
  person: { merge: theirs, readable: anyReadable },
  catalogue: { merge: theirs, readable: anyReadable },
  'device-page': { merge: theirs, readable: anyReadable },
}

/** What an id says that its record is; undefined for what this app does not know, `constructor:1` among it. */
export function recordKindOf(id: string): RecordKind | undefined {
  const type = typeOfId(id)
  return Object.hasOwn(recordKinds, type) ? recordKinds[type] : undefined
}
