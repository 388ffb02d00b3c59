import { firstValueFrom } from 'rxjs'
import { describe, expect, test } from 'vitest'
import { createLocalStore } from '../data/local/localStore.ts'
import { createRecordShelf, type RecordShelf } from '../data/record/recordShelf.ts'
import { unreadableDocuments$ } from '../data/record/unreadableDocuments.ts'
import { aVisit } from '../testing/aVisit.ts'
import { createTestServices } from '../testing/createTestServices.ts'
import { recordKindOf, recordKinds } from './recordKinds.ts'
import { type Receiving, receiveVersions } from './receiveVersions.ts'
import { createSetAside } from './setAside.ts'
import { centreVersionOf } from './wireDocument.ts'

async function aReceiver() {
  const { database } = await createTestServices()
  const shelf = createRecordShelf(['visit'], database.visits) as unknown as RecordShelf
  const local = createLocalStore(database.local, () => new Date())
  const receiving: Receiving = {
    shelves: [shelf],
    me: 'install-9',
    isCurrent: false,
    setAside: createSetAside(local, 'techbar-bar-lambeth-popup'),
    rest: () => Promise.resolve(),
  }
  return { shelf, local, receiving }
}

const { id: _id, ...good } = aVisit([], { id: 'visit:good' })
const { events: _events, ...withoutEvents } = good

describe('SY14 a document that stops nothing: those beside it arrive, and it is kept as it came, when it', () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['has no events', withoutEvents],
    ['tells of nobody', { ...good, requester: undefined }],
    ['has no state', { ...good, state: null }],
    ['has events that are none', { ...good, events: [null, 'arrived', {}] }],
    ['has events that happened at no moment', { ...good, events: [{ ...good.events[0], at: 'yesterday' }] }],
    ['says a number where a text belongs', { ...good, updatedAt: 5 }],
    ['says nothing but its id', {}],
  ])('%s', async (_what, fields) => {
    const { shelf, local, receiving } = await aReceiver()
    const versions = [
      centreVersionOf({ ...fields, _id: 'visit:bad', _rev: '1-a' }),
      centreVersionOf({ ...good, _id: 'visit:good', _rev: '1-b' }),
    ]
    await receiveVersions(versions, receiving)
    expect([...(await shelf.read(['visit:bad', 'visit:good'])).keys()]).toEqual(['visit:good'])
    expect(await firstValueFrom(unreadableDocuments$(local))).toMatchObject([{ id: 'visit:bad' }])
  })

  test.each(['constructor:1', '__proto__:1', 'toString:1', ':', 'visit', ''])(
    'has the id %j, which is no record of this app',
    async (id) => {
      const { shelf, receiving } = await aReceiver()
      const versions = [
        centreVersionOf({ ...good, _id: id, _rev: '1-a' }),
        centreVersionOf({ ...good, _id: 'visit:good', _rev: '1-b' }),
      ]
      await receiveVersions(versions, receiving)
      expect([...(await shelf.read([id, 'visit:good'])).keys()]).toEqual(['visit:good'])
    },
  )
})

test('what every object has is no kind of record', () => {
  for (const name of Object.getOwnPropertyNames(Object.prototype)) expect(recordKindOf(`${name}:1`)).toBeUndefined()
  for (const [type, kind] of Object.entries(recordKinds)) expect(recordKindOf(`${type}:1`)).toBe(kind)
})
