import * as v from 'valibot'
import { attendanceSchema } from '../../src/domain/attendance/attendance.ts'
import { auditSchema } from '../../src/domain/audit/audit.ts'
import { kitIssueSchema } from '../../src/domain/kit/kitIssue.ts'
import type { RecordType } from '../../src/domain/record/record.ts'
import { stockCountSchema } from '../../src/domain/stock/stockCount.ts'
import { stockMovementSchema } from '../../src/domain/stock/stockMovement.ts'
import { swapSchema } from '../../src/domain/swap/swap.ts'
import { tapSchema } from '../../src/domain/tap/tap.ts'
import { visitSchema } from '../../src/domain/visit/visit.ts'
import { barRecordShapes } from '../design/recordShapes.ts'
import { type HeldRecord, recordOfDocument } from './readRecords.ts'

const definitions: Readonly<Record<RecordType, v.GenericSchema>> = {
  visit: visitSchema,
  swap: swapSchema,
  tap: tapSchema,
  'stock-movement': stockMovementSchema,
  'stock-count': stockCountSchema,
  'kit-issue': kitIssueSchema,
  attendance: attendanceSchema,
  audit: auditSchema,
}

/**
 * Why nothing may be told from a record, and what to do; null where all may, and of kinds that are not a bar's. The centre keeps
 * a newer app's records by their header alone. Says where it is wrong and not what stands there: that may name somebody.
 */
export function problemOfRecord(document: HeldRecord): string | null {
  if (!Object.hasOwn(definitions, document.type)) return null
  const type = document.type as RecordType
  if (document.schema !== barRecordShapes[type].schema)
    return 'it is of a newer app than this centre: update the centre, and run again'
  if (isNestedTooDeeply(document))
    return 'it is nested deeper than any record: put the record right as an administrator, and run again'
  const read = v.safeParse(definitions[type], recordOfDocument(document), { abortEarly: true })
  if (read.success) return null
  const place = v.getDotPath(read.issues[0]) ?? 'it'
  return `'${place}' is not as the centre knows it: put the record right as an administrator, and run again`
}

const mostNesting = 100

/** What copies a record goes down into it, and a newer app may add fields of its own. */
function isNestedTooDeeply(document: HeldRecord): boolean {
  let level: readonly unknown[] = [document]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostNesting) return true
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return false
}
