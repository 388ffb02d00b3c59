import { firstValueFrom } from 'rxjs'
import * as v from 'valibot'
import type { LocalStore } from '../data/local/localStore.ts'
import type { CentreVersion } from './wireDocument.ts'

/** Documents of one database that this app could not read or merge, kept as they came. */
export type SetAside = {
  keep(version: CentreVersion): Promise<void>
  /** To be tried again: a newer app may read what an older one could not. */
  kept(): Promise<readonly CentreVersion[]>
  /** Of these ids nothing is set aside any more. */
  release(ids: readonly string[]): Promise<void>
}

const keptSchema = v.object({
  id: v.string(),
  rev: v.string(),
  record: v.looseObject({ id: v.string(), type: v.string(), by: v.string(), updatedAt: v.string() }),
})

export function createSetAside(local: LocalStore, database: string): SetAside {
  const prefix = `set-aside:${database}:`
  const entries = () => firstValueFrom(local.all$(prefix))
  // Looked up for every page received, so not read from the store each time; only the leading tab keeps and releases.
  let keys: Promise<Set<string>> | null = null
  const knownKeys = () => {
    keys ??= entries().then((found) => new Set(found.map(({ id }) => id)))
    return keys
  }
  return {
    keep: async (version) => {
      await local.save(prefix + version.id, version)
      keys = null
    },
    kept: async () => {
      keys = null
      return (await entries()).flatMap(({ value }) => {
        const parsed = v.safeParse(keptSchema, value)
        return parsed.success ? [{ ...parsed.output, record: parsed.output.record }] : []
      })
    },
    release: async (ids) => {
      const known = await knownKeys()
      for (const key of ids.map((id) => prefix + id).filter((each) => known.has(each))) {
        await local.remove(key)
        known.delete(key)
      }
    },
  }
}
