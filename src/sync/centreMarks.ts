import * as v from 'valibot'
import type { LocalStore } from '../data/local/localStore.ts'
import type { SyncFailure } from '../domain/sync/syncFailure.ts'
import type { CouchClient } from './couchClient.ts'
import { decideOnMark } from './decideOnMark.ts'
import { localWriteFailure } from './localWriteFailure.ts'

const conflict = 409

/** This tablet's mark at each database, by which a centre that lost data is noticed. */
export type CentreMarks = {
  check(database: string): Promise<'fits' | 'went back' | SyncFailure>
  /** One more than before, in one request where nothing went wrong. Never rejects: a failure is told, and the next raise makes up for it. */
  raise(database: string): Promise<SyncFailure | null>
}

const rememberedSchema = v.object({ count: v.number(), rev: v.nullable(v.string()) })

type Remembered = v.InferOutput<typeof rememberedSchema>

export function createCentreMarks(
  client: Pick<CouchClient, 'readMark' | 'writeMark'>,
  local: LocalStore,
  installId: string,
): CentreMarks {
  const remembered = async (database: string): Promise<Remembered> => {
    const stored = v.safeParse(rememberedSchema, (await local.read(`mark:${database}`))?.value)
    return stored.success ? stored.output : { count: 0, rev: null }
  }
  const write = async (database: string, count: number, rev: string | null): Promise<SyncFailure | null> => {
    const answer = await client.writeMark(database, installId, count, rev)
    if (answer.kind === 'failure') return answer.failure
    // After the centre's word: a crash in between leaves the centre ahead, which fits.
    await local.save(`mark:${database}`, { count, rev: answer.value.rev })
    return null
  }
  return {
    check: async (database) => {
      const { count } = await remembered(database)
      if (count === 0) return 'fits'
      const answer = await client.readMark(database, installId)
      return answer.kind === 'failure' ? answer.failure : decideOnMark(count, answer.value?.count ?? null)
    },
    raise: async (database) => {
      try {
        const { count, rev } = await remembered(database)
        const failure = await write(database, count + 1, rev)
        if (failure?.kind !== 'centre-trouble' || failure.status !== conflict) return failure
        const there = await client.readMark(database, installId)
        if (there.kind === 'failure') return there.failure
        return await write(database, Math.max(count, there.value?.count ?? 0) + 1, there.value?.rev ?? null)
      } catch (cause) {
        return localWriteFailure(cause)
      }
    },
  }
}
