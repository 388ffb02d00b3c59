import * as v from 'valibot'
import { type ContentKind, contentKinds } from '../../src/domain/retention/anonymised.ts'

/** What may have periods: the record types that hold something of people. */
export const keptTypes = ['visit', 'swap', 'kit-issue', 'tap', 'stock-movement', 'stock-count', 'attendance'] as const

/** Figures look back fourteen days, and a tablet may come late: nothing is anonymised sooner, unless somebody asks for it. */
export const fewestDays = 30

const period = v.looseObject({
  record: v.picklist(keptTypes),
  content: v.picklist(contentKinds),
  /** From when the record was over. */
  days: v.pipe(v.number(), v.integer(), v.minValue(fewestDays)),
})

/** How long this force keeps what: the document `retention:current` in `techbar-shared`. What it does not name has its default. */
export const retentionSchema = v.looseObject({
  id: v.literal('retention:current'),
  type: v.literal('retention'),
  schema: v.literal(1),
  periods: v.array(period),
})

export type RetentionPeriod = Readonly<v.InferOutput<typeof period>>

/** Our assumption, for a force to change. A pair that is not named here is not anonymised: there is nothing of the kind in it. */
export const defaultPeriods: readonly RetentionPeriod[] = [
  { record: 'visit', content: 'requester', days: 365 },
  { record: 'visit', content: 'words', days: 365 },
  { record: 'visit', content: 'technician', days: 730 },
  { record: 'swap', content: 'requester', days: 730 },
  { record: 'swap', content: 'words', days: 365 },
  { record: 'swap', content: 'signature', days: 730 },
  { record: 'swap', content: 'technician', days: 730 },
  { record: 'kit-issue', content: 'requester', days: 730 },
  { record: 'kit-issue', content: 'words', days: 365 },
  { record: 'kit-issue', content: 'signature', days: 730 },
  { record: 'kit-issue', content: 'technician', days: 730 },
  { record: 'tap', content: 'words', days: 180 },
  { record: 'stock-movement', content: 'requester', days: 365 },
  { record: 'stock-movement', content: 'words', days: 365 },
  { record: 'stock-movement', content: 'technician', days: 730 },
  { record: 'stock-count', content: 'technician', days: 730 },
  { record: 'attendance', content: 'technician', days: 730 },
]

/** Days that a kind of content of a record of that type is kept; null: it is not looked for. */
export function daysOf(periods: readonly RetentionPeriod[], type: string, content: ContentKind): number | null {
  const isMeant = (each: RetentionPeriod) => each.record === type && each.content === content
  return (periods.find(isMeant) ?? defaultPeriods.find(isMeant))?.days ?? null
}
