import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EndpointProcess, startEndpointProcess } from './endpointProcess.ts'
import { seededRandom } from './seededRandom.ts'
import { type Acknowledged, writeUntilGone } from './writingClient.ts'

const ROUNDS = 20
const CLIENTS = 4
const SEED = 20_261_122
const LONGEST_ROUND_MILLISECONDS = 700

type Listed = {
  readonly rows: readonly { readonly id: string; readonly doc: { readonly _rev: string; readonly value: number } }[]
}

describe('an acknowledged write survives kill -9', () => {
  const random = seededRandom(SEED)
  const acknowledged: Acknowledged = new Map()
  let folder = ''
  let authorization = ''
  let endpoint: EndpointProcess
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techbar-chaos-'))
    endpoint = await startEndpointProcess(folder)
    const password = (await readFile(join(folder, 'admin-password'), 'utf8')).trim()
    authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`
    await fetch(`${endpoint.url}/chaos`, { method: 'PUT', headers: { authorization } })
  })
  afterAll(async () => {
    await endpoint.kill()
    await rm(folder, { recursive: true })
  })

  test(`in ${ROUNDS} rounds under load, none is lost`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = acknowledged.size
      const clients = Array.from({ length: CLIENTS }, (_, client) =>
        writeUntilGone(`${endpoint.url}/chaos`, authorization, `r${round}c${client}`, random, acknowledged),
      )
      await new Promise((resolve) => setTimeout(resolve, 100 + random() * LONGEST_ROUND_MILLISECONDS))
      await endpoint.kill()
      await Promise.all(clients)
      expect(acknowledged.size).toBeGreaterThan(before)

      endpoint = await startEndpointProcess(folder)
      const response = await fetch(`${endpoint.url}/chaos/_all_docs?include_docs=true`, { headers: { authorization } })
      const { rows } = (await response.json()) as Listed
      const stored = new Map(rows.map(({ id, doc }) => [id, doc]))
      expect(lostFrom(acknowledged, stored)).toEqual([])
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    }
  })
})

/** A newer revision than the acknowledged one was written, and its answer lost: that is no loss. */
function lostFrom(
  acknowledged: Acknowledged,
  stored: ReadonlyMap<string, { readonly _rev: string; readonly value: number }>,
) {
  return [...acknowledged].flatMap(([id, { rev, value }]) => {
    const found = stored.get(id)
    if (found === undefined) return [`${id} is gone`]
    const [have, want] = [Number.parseInt(found._rev, 10), Number.parseInt(rev, 10)]
    if (have > want) return []
    return found._rev === rev && found.value === value ? [] : [`${id} has ${found._rev}, and ${rev} was acknowledged`]
  })
}
