import { expect, test } from 'vitest'
import { createLocalStore } from '../data/local/localStore.ts'
import { createTestServices } from '../testing/createTestServices.ts'
import { createCheckpoints } from './checkpoints.ts'

const database = 'techbar-bar-lambeth-popup'

async function aLocalStore() {
  const { database: tablet } = await createTestServices()
  return createLocalStore(tablet.local, () => new Date())
}

test('SY10 how far a database was read is known after a restart', async () => {
  const local = await aLocalStore()
  await createCheckpoints(local).save(database, { since: '7', received: 7 })
  expect(await createCheckpoints(local).read(database)).toMatchObject({ since: '7', received: 7 })
})

test('SY2 an app that has learned a new type of record reads each database again from its beginning', async () => {
  const local = await aLocalStore()
  // As an app left it that knew visits alone.
  await local.save(`checkpoint:${database}`, { since: '7', received: 7, types: 'visit' })
  expect(await createCheckpoints(local).read(database)).toEqual({ since: '0', received: 0 })
})
