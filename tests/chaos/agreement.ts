import { type AnyRecord, recordOf, type Stored } from '../../src/data/record/storedRecord.ts'
import { sameValue } from '../../src/domain/record/sameValue.ts'
import type { Confirmed } from './technicianAtWork.ts'

type WithEvents = AnyRecord & {
  readonly events?: readonly { readonly id: string }[]
  readonly custody?: readonly { readonly id: string }[]
}

/** Where a tablet and the centre do not say the same, in words; empty when they do. */
export function differences(name: string, held: readonly Stored[], centre: readonly AnyRecord[]): readonly string[] {
  const here = new Map(held.map((stored) => [stored.id, stored]))
  const there = new Map(centre.map((record) => [record.id, record]))
  const extra = [...here.keys()].filter((id) => !there.has(id)).map((id) => `${name} holds ${id}, the centre does not`)
  const others = [...there].flatMap(([id, record]) => {
    const stored = here.get(id)
    if (stored === undefined) return [`${name} lacks ${id}`]
    if (stored.sync.unsent !== 0) return [`${name}: ${id} stands at ${JSON.stringify(stored.sync)}`]
    return sameValue(recordOf(stored), record) ? [] : [`${name} and the centre differ in ${id}`]
  })
  return [...extra, ...others]
}

/** What was confirmed to somebody and is not at the centre, or is there more than once; empty when all is well. */
export function missingOrTwice(confirmed: readonly Confirmed[], centre: readonly AnyRecord[]): readonly string[] {
  const entriesOf = (record: WithEvents) => [...(record.events ?? []), ...(record.custody ?? [])].map(({ id }) => id)
  const byId = new Map(centre.map((record) => [record.id, entriesOf(record)]))
  const missing = confirmed
    .filter(({ recordId, eventId }) => byId.get(recordId)?.includes(eventId) !== true)
    .map(({ recordId, eventId }) => `${recordId} lacks ${eventId}`)
  const twice = centre.flatMap((record: WithEvents) =>
    [record.events ?? [], record.custody ?? []]
      .filter((entries) => new Set(entries.map(({ id }) => id)).size !== entries.length)
      .map(() => `${record.id} has an entry twice`),
  )
  return [...missing, ...twice]
}
