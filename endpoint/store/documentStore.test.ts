import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DocumentStore, openDocumentStore } from './documentStore.ts'

describe('a document store', () => {
  let folder = ''
  let store: DocumentStore
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techbar-store-'))
    store = await openDocumentStore(folder)
  })
  afterEach(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  const add = (count: number) =>
    store.write(
      Array.from({ length: count }, (_, n) => ({ _id: `d${n}`, n })),
      true,
    )

  test('closes under reads and a compaction, and none of them fails unheard', async () => {
    await add(300)
    const changes = {
      since: 0,
      limit: 1000,
      descending: false,
      style: 'main_only',
      include_docs: true,
      conflicts: false,
      attachments: false,
    } as const
    const reads = [store.changes(changes), store.read('d1', {}), store.openRevisions('d2', 'all', {}), store.counts()]
    const work = Promise.allSettled([store.compact(), ...reads])
    await store.close()
    expect((await work).filter(({ status }) => status === 'rejected')).toEqual([])
    await expect(store.read('d1', {})).rejects.toMatchObject({ status: 404 })
    store = await openDocumentStore(folder)
    expect((await store.counts()).documents).toBe(300)
  })

  test('purges under reads and a compaction', async () => {
    await add(100)
    const [metadata] = await store.metadata(['d7'])
    const work = [store.compact(), store.counts(), store.read('d1', {})]
    expect(await store.purge('d7', [metadata?.winningRev ?? ''])).toEqual([metadata?.winningRev])
    expect((await Promise.allSettled(work)).filter(({ status }) => status === 'rejected')).toEqual([])
    expect((await store.counts()).documents).toBe(99)
  })

  test('compaction forgets old bodies, and no leaf', async () => {
    const [first] = await store.write([{ _id: 'x', n: 1 }], true)
    const rev = first?.kind === 'written' ? first.rev : ''
    await store.write([{ _id: 'x', _rev: rev, n: 2 }], true)
    expect(await store.bodies([{ id: 'x', rev }])).toMatchObject([{ n: 1 }])
    await store.compact()
    expect(await store.bodies([{ id: 'x', rev }])).toEqual([undefined])
    expect(await store.read('x', {})).toMatchObject({ n: 2 })
  })

  test('lists ids of every script, in the order of their bytes', async () => {
    const ids = ['a', 'ÿ', 'ā', '中', '😀']
    await store.write(
      ids.map((_id) => ({ _id })),
      true,
    )
    const listed: string[] = []
    for await (const { id } of store.allMetadata()) listed.push(id)
    expect(listed).toEqual(ids)
  })
})
