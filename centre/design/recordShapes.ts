import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { attendanceSchema } from '../../src/domain/attendance/attendance.ts'
import { auditSchema } from '../../src/domain/audit/audit.ts'
import { barSchema } from '../../src/domain/bar/bar.ts'
import { catalogueSchema } from '../../src/domain/catalogue/catalogue.ts'
import { registerPageSchema } from '../../src/domain/device/registerPage.ts'
import { kitIssueSchema } from '../../src/domain/kit/kitIssue.ts'
import { openingSchema } from '../../src/domain/opening/opening.ts'
import { personSchema } from '../../src/domain/person/person.ts'
import { type RecordType, recordFields } from '../../src/domain/record/record.ts'
import { siteSchema } from '../../src/domain/site/site.ts'
import { stockCountSchema } from '../../src/domain/stock/stockCount.ts'
import { stockMovementSchema } from '../../src/domain/stock/stockMovement.ts'
import { swapSchema } from '../../src/domain/swap/swap.ts'
import { revocationSchema } from '../../src/domain/tablet/revocation.ts'
import { tapSchema } from '../../src/domain/tap/tap.ts'
import { visitSchema } from '../../src/domain/visit/visit.ts'
import { retentionSchema } from '../retention/retentionPeriods.ts'
import { type Shape, wireShapeOf } from './wireShape.ts'

/** One kind of record as the centre checks it. */
export type RecordShape = {
  /** Of the document as it is sent: without the id, which has a shape of its own. */
  readonly shape: Shape
  readonly id: Shape
  /** The version of the shape; a greater one belongs to a newer app. */
  readonly schema: number
  /** Fields that are lists of stamped entries: entries are only ever added. */
  readonly appendOnly: readonly string[]
  /** Fields that stay as they were when the record was made; `all`: it is written once. */
  readonly fixed: readonly string[] | 'all'
  /** Where the id is made of fields, these, in their order. */
  readonly idFields: readonly string[]
}

/** What a swap's question pages asked, and of whom: `mergeSwap`. */
const answersOfSwap = [
  'visitId',
  'requester',
  'staffNumber',
  'incoming',
  'outgoing',
  'entitlement',
  'acceptance',
  'swappedAt',
]
const answersOfKit = [
  'visitId',
  'requester',
  'staffNumber',
  'kit',
  'devices',
  'owed',
  'acceptance',
  'custody',
  'movedAt',
]
const madeAt = ['tabletId', 'openingId']

/** What is kept in a bar's database. */
export const barRecordShapes: Readonly<Record<RecordType, RecordShape>> = {
  visit: recordShape(visitSchema, { fixed: [...madeAt, 'channel', 'queueNumber'] }),
  swap: recordShape(swapSchema, { fixed: [...madeAt, ...answersOfSwap] }),
  // Two tablets may offer the same one, so it is not one tablet's.
  tap: recordShape(tapSchema, { fixed: ['openingId', 'visitId', 'isMisuse'] }),
  'stock-movement': recordShape(stockMovementSchema, { fixed: 'all' }),
  'stock-count': recordShape(stockCountSchema, { fixed: 'all' }),
  'kit-issue': recordShape(kitIssueSchema, { fixed: [...madeAt, ...answersOfKit] }),
  attendance: recordShape(attendanceSchema, { fixed: [...madeAt, 'day'] }),
  audit: recordShape(auditSchema, {
    fixed: [...madeAt, 'day', 'page', 'letter'],
    idFields: ['barId', 'day', 'tabletId', 'page'],
  }),
}

/** What is kept in `techbar-shared`. */
export const sharedRecordShapes = {
  bar: recordShape(barSchema, { idFields: ['barId'] }),
  site: recordShape(siteSchema, { idFields: ['siteId'] }),
  opening: recordShape(openingSchema, { idFields: ['barId', 'day'] }),
  person: recordShape(personSchema, { idFields: ['personId'] }),
  catalogue: recordShape(catalogueSchema),
  'device-page': recordShape(registerPageSchema, { idFields: ['page'] }),
  retention: recordShape(retentionSchema),
} as const satisfies Record<string, RecordShape>

/** What is copied to `techbar-public`: the bars for the desks' hours, the openings of the pop-ups, the sites of both. */
export const publicRecordShapes = {
  bar: sharedRecordShapes.bar,
  site: sharedRecordShapes.site,
  opening: sharedRecordShapes.opening,
} as const satisfies Record<string, RecordShape>

/** What only an administrator writes in `techbar-public`, where a tablet that the centre takes no more can still read it. */
export const revocationShapes = { revocation: recordShape(revocationSchema, { idFields: ['account'] }) }

/** The least that a record of a bar carries, whatever its version. */
export const recordHeaderShape: Shape = wireShapeOf(toJsonSchema(v.looseObject(recordFields))).shape

function recordShape(
  definition: Parameters<typeof toJsonSchema>[0],
  { fixed = [], idFields = [] }: Partial<Pick<RecordShape, 'fixed' | 'idFields'>> = {},
): RecordShape {
  const { shape, id } = wireShapeOf(toJsonSchema(definition))
  const version = shape.properties?.['schema']?.const
  if (typeof version !== 'number') throw new Error('A record definition does not say which version it is.')
  return { shape, id, schema: version, appendOnly: appendOnlyOf(shape), fixed, idFields }
}

function appendOnlyOf({ properties = {} }: Shape): readonly string[] {
  return Object.entries(properties).flatMap(([name, { items }]) => {
    const forms = items === undefined ? [] : (items.oneOf ?? items.anyOf ?? [items])
    return forms.length > 0 && forms.every(isStamped) ? [name] : []
  })
}

function isStamped({ properties = {} }: Shape): boolean {
  return ['id', 'seq', 'at', 'tabletId'].every((name) => name in properties)
}
