import * as v from 'valibot'
import type { LocalStore } from '../data/local/localStore.ts'
import { recordKinds } from './recordKinds.ts'

/** How far a database was read; stored after its rows are, never before. `received` counts rows since its beginning. */
export type Checkpoint = { readonly since: string; readonly received: number }

const checkpointSchema = v.object({ since: v.string(), received: v.number(), types: v.string() })

const beginning: Checkpoint = { since: '0', received: 0 }

export type Checkpoints = {
  read(database: string): Promise<Checkpoint>
  save(database: string, checkpoint: Checkpoint): Promise<void>
  /** The next read begins at the beginning. */
  forget(database: string): Promise<void>
}

/**
 * An app that has learned a new type of record reads each database again from its beginning: rows that the older app had
 * no place for went by. Everything received twice changes nothing.
 */
export function createCheckpoints(local: LocalStore): Checkpoints {
  const types = Object.keys(recordKinds).toSorted().join(' ')
  return {
    read: async (database) => {
      const stored = v.safeParse(checkpointSchema, (await local.read(`checkpoint:${database}`))?.value)
      return stored.success && stored.output.types === types ? stored.output : beginning
    },
    save: (database, { since, received }) => local.save(`checkpoint:${database}`, { since, received, types }),
    forget: (database) => local.remove(`checkpoint:${database}`),
  }
}
