import * as v from 'valibot'
import { deviceSchema } from '../../domain/device/device.ts'

const schema = v.object({
  /** ISO 8601; null before the first tick. */
  startedAt: v.nullable(v.string()),
  seen: v.array(v.string()),
  found: v.array(v.object({ device: deviceSchema, why: v.string() })),
  /** Why each is missing, by tag; also of one that was seen since. */
  whys: v.record(v.string(), v.string()),
})

/** A count that is under way. */
export type CountDraft = Readonly<v.InferOutput<typeof schema>>

export function newCountDraft(): CountDraft {
  return { startedAt: null, seen: [], found: [], whys: {} }
}

export function readCountDraft(value: unknown): CountDraft | null {
  const read = v.safeParse(schema, value)
  return read.success ? read.output : null
}

export function isCounting({ seen, found, whys }: CountDraft): boolean {
  return seen.length + found.length + Object.keys(whys).length > 0
}
