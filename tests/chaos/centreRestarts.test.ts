import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IDBFactory } from 'fake-indexeddb'
import { firstValueFrom } from 'rxjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Composition } from '../../src/composeServices.ts'
import { unsentTotal } from '../../src/domain/sync/syncStatus.ts'
import { missingOrTwice } from './agreement.ts'
import { prepareCentre, recordsAt, tabletAccount } from './chaosCentre.ts'
import { composeTablet } from './composeTablet.ts'
import { type EndpointProcess, startEndpointProcess } from './endpointProcess.ts'
import { seededRandom } from './seededRandom.ts'
import { type Technician, technicianAtWork } from './technicianAtWork.ts'

const ROUNDS = 20
const SEED = 20_261_123
const LONGEST_ROUND_MILLISECONDS = 800
const bar = 'lambeth-popup'

describe('the endpoint is killed while two tablets write and send', () => {
  const random = seededRandom(SEED)
  let folder = ''
  let endpoint: EndpointProcess
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techbar-restarts-'))
    endpoint = await startEndpointProcess(folder)
  })
  afterAll(async () => {
    await endpoint.kill()
    await rm(folder, { recursive: true })
  })

  test(`SY2 SY3 ${ROUNDS} times: nothing that was confirmed is missing in the end, and nothing is there twice`, async () => {
    const password = (await readFile(join(folder, 'admin-password'), 'utf8')).trim()
    const centre = { url: endpoint.url, admin: { name: 'admin', password }, release: () => Promise.resolve() }
    await prepareCentre(centre, [bar])
    const tablets = await Promise.all(['A', 'B'].map((letter) => startTablet(endpoint.url, letter, random)))
    const port = Number(new URL(endpoint.url).port)

    for (let round = 0; round < ROUNDS; round += 1) {
      const stop = new AbortController()
      const working = Promise.all(tablets.map((tablet) => workUntil(stop.signal, tablet)))
      await pause(200 + random() * LONGEST_ROUND_MILLISECONDS)
      await endpoint.kill()
      endpoint = await startEndpointProcess(folder, port)
      for (const { composition } of tablets) composition.services.sync.sendNow()
      stop.abort()
      await working
    }

    for (const { composition } of tablets) {
      composition.services.sync.sendNow()
      await expect.poll(() => unsentOf(composition)).toEqual({ toSend: 0, refused: 0 })
    }
    const confirmed = tablets.flatMap(({ technician }) => technician.confirmed)
    expect(confirmed.length).toBeGreaterThan(ROUNDS * tablets.length)
    expect(missingOrTwice(confirmed, await recordsAt(centre, bar))).toEqual([])
    await Promise.all(tablets.map(({ composition }) => composition.close()))
  })
})

type AtWork = { readonly composition: Composition; readonly technician: Technician; readonly visitIds: string[] }

async function startTablet(centreUrl: string, letter: string, random: () => number): Promise<AtWork> {
  const own = { name: `tablet-${randomUUID()}`, disk: new IDBFactory() }
  const composition = await composeTablet({ centreUrl, account: tabletAccount, barId: bar, letter, random, ...own })
  const technician = technicianAtWork(composition, bar, random)
  return { composition, technician, visitIds: [(await technician.newVisit()).id] }
}

async function workUntil(stop: AbortSignal, { technician, visitIds }: AtWork): Promise<void> {
  while (!stop.aborted) {
    await technician.doSomething(visitIds)
    await pause(20)
  }
}

async function unsentOf({ services }: Composition) {
  const { unsent } = await firstValueFrom(services.sync.status$)
  return { toSend: unsent === null ? null : unsentTotal(unsent), refused: unsent?.refused }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
