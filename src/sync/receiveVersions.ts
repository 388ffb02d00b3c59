import * as v from 'valibot'
import type { RecordShelf } from '../data/record/recordShelf.ts'
import { typeOfId } from '../domain/record/record.ts'
import { applyDecisions } from './applyDecisions.ts'
import { decideOnCentreVersion } from './decideOnCentreVersion.ts'
import { recordKindOf } from './recordKinds.ts'
import type { SetAside } from './setAside.ts'
import type { CentreVersion } from './wireDocument.ts'

export type Receiving = {
  readonly shelves: readonly RecordShelf[]
  readonly me: string
  readonly isCurrent: boolean
  /** For documents that this app cannot read, so that the feed goes on and nothing is lost. */
  readonly setAside: SetAside
  readonly rest: () => Promise<void>
}

// Written in slices with a rest between, so that no task blocks a tap for longer than 50 ms.
const sliceSize = 200

/** Hands what was received of one database to the shelves by type, and resolves when all of it is durably stored. */
export async function receiveVersions(versions: readonly CentreVersion[], receiving: Receiving): Promise<void> {
  const readable: CentreVersion[] = []
  for (const version of versions) {
    const kind = recordKindOf(version.id)
    if (kind === undefined) continue
    if (version.record === null || v.is(kind.readable, version.record)) readable.push(version)
    else await receiving.setAside.keep(version)
  }
  for (const shelf of receiving.shelves) {
    const own = readable.filter((version) => shelf.types.includes(typeOfId(version.id)))
    for (let start = 0; start < own.length; start += sliceSize) {
      await receiveSlice(shelf, own.slice(start, start + sliceSize), receiving)
      await receiving.rest()
    }
  }
}

async function receiveSlice(
  shelf: RecordShelf,
  versions: readonly CentreVersion[],
  { me, isCurrent, setAside }: Receiving,
): Promise<void> {
  const byId = new Map(versions.map((version) => [version.id, version]))
  const unmergeable: CentreVersion[] = []
  await applyDecisions(shelf, [...byId.keys()], (id, local) => {
    const version = byId.get(id)
    const kind = recordKindOf(id)
    if (version === undefined || kind === undefined) return { kind: 'leave' }
    try {
      return decideOnCentreVersion(local, version, { me, merge: kind.merge, isCurrent })
    } catch {
      // Readable by its shape, yet its story can not be told with ours: one such document must not stop the feed.
      unmergeable.push(version)
      return { kind: 'leave' }
    }
  })
  for (const version of unmergeable) await setAside.keep(version)
  const kept = new Set(unmergeable.map(({ id }) => id))
  await setAside.release([...byId.keys()].filter((id) => !kept.has(id)))
}
