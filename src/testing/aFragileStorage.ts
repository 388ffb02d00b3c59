import type { RxStorage, RxStorageInstance } from 'rxdb'
import { filter } from 'rxjs'

type AnyInstance = RxStorageInstance<unknown, unknown, unknown>
type Loss =
  | { readonly kind: 'a write is committed, and nobody hears of it' }
  | { readonly kind: 'a read finds no connection' }
  | { readonly kind: 'the device goes off'; readonly afterWrites: number }

export type FragileStorage = {
  readonly storage: RxStorage<unknown, unknown>
  /** What the next writes or reads of a collection meet: a connection that the system closed, or the end. */
  readonly lose: (collection: string, loss: Loss) => void
}

export const deviceOff = 'The device went off.'

/** A real storage that fails at the moments that matter. */
export function aFragileStorage(storage: RxStorage<unknown, unknown>): FragileStorage {
  const losses = new Map<string, Loss>()
  const meets = (collection: string, kind: Loss['kind']) =>
    losses.get(collection)?.kind === kind && losses.delete(collection)
  const dieInTime = (collection: string) => {
    const loss = losses.get(collection)
    if (loss?.kind !== 'the device goes off') return
    if (loss.afterWrites === 0) throw new Error(deviceOff)
    losses.set(collection, { ...loss, afterWrites: loss.afterWrites - 1 })
  }
  const fragile = (instance: AnyInstance): AnyInstance => {
    const { collectionName: name } = instance
    let isUnheard = false
    const events$ = instance.changeStream().pipe(filter(() => !isUnheard))
    const read =
      <Args extends readonly unknown[], T>(real: (...args: Args) => Promise<T>) =>
      async (...args: Args) => {
        if (meets(name, 'a read finds no connection')) throw closed()
        return real(...args)
      }
    const [bulkWrite, query, findDocumentsById] = [
      instance.bulkWrite.bind(instance),
      instance.query.bind(instance),
      instance.findDocumentsById.bind(instance),
    ]
    return Object.assign(instance, {
      changeStream: () => events$,
      query: read(query),
      findDocumentsById: read(findDocumentsById),
      bulkWrite: async (...args: Parameters<AnyInstance['bulkWrite']>) => {
        dieInTime(name)
        const wasUnheard = meets(name, 'a write is committed, and nobody hears of it')
        isUnheard = wasUnheard
        const written = await bulkWrite(...args)
        isUnheard = false
        if (wasUnheard) throw closed()
        return written
      },
    })
  }
  return {
    storage: {
      ...storage,
      createStorageInstance: async (params) => fragile((await storage.createStorageInstance(params)) as AnyInstance),
    } as RxStorage<unknown, unknown>,
    lose: (collection, loss) => losses.set(collection, loss),
  }
}

function closed(): Error {
  return Object.assign(new Error('The connection is closed.'), { name: 'DatabaseClosedError' })
}
