import type { Level } from './leveldown.ts'

export type RawEntry = { readonly key: string; readonly value: string }

export type RawOperation = { readonly type: 'put' | 'del'; readonly key: string; readonly value?: string }

export type KeyRange = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly isToExcluded?: boolean
  readonly isDescending?: boolean
}

/** Above every character that a key may begin with. */
const END = '\u{10ffff}'

/** Keys and values as text, beside and below what PouchDB keeps in the same LevelDB. Writes are synced. */
export type RawStore = {
  get(key: string): Promise<string | undefined>
  getMany(keys: readonly string[]): Promise<readonly (string | undefined)[]>
  put(key: string, value: string): Promise<void>
  remove(key: string): Promise<void>
  /** All or nothing. */
  batch(operations: readonly RawOperation[]): Promise<void>
  /** Entries under a prefix, which is cut from the keys, in the order of their UTF-8 bytes; at most `limit`. */
  page(prefix: string, range: KeyRange, limit: number): Promise<readonly RawEntry[]>
}

/** `level` gives the LevelDB that is open now: a purge closes it and opens it again. */
export function createRawStore(level: () => Level): RawStore {
  const batch = (operations: readonly RawOperation[]) =>
    new Promise<void>((resolve, reject) => {
      level().batch(operations, {}, (failure) => (failure ? reject(failure) : resolve()))
    })
  const getMany = (keys: readonly string[]) =>
    new Promise<readonly (string | undefined)[]>((resolve, reject) => {
      level().getMany(keys, { asBuffer: false }, (failure, values) => (failure ? reject(failure) : resolve(values)))
    })

  return {
    batch,
    getMany,
    get: async (key) => (await getMany([key]))[0],
    put: (key, value) => batch([{ type: 'put', key, value }]),
    remove: (key) => batch([{ type: 'del', key }]),
    async page(prefix, range, limit) {
      const { from = '', to } = range
      const end = to === undefined ? { lt: prefix + END } : { [range.isToExcluded ? 'lt' : 'lte']: prefix + to }
      const reverse = range.isDescending === true
      const options = { gte: prefix + from, ...end, reverse, limit, keyAsBuffer: false, valueAsBuffer: false }
      const iterator = level().iterator(options)
      const entries: RawEntry[] = []
      try {
        for (let entry = await next(iterator); entry !== undefined; entry = await next(iterator)) {
          entries.push({ key: entry.key.slice(prefix.length), value: entry.value })
        }
      } finally {
        await new Promise<void>((resolve) => iterator.end(() => resolve()))
      }
      return entries
    },
  }
}

function next(iterator: ReturnType<Level['iterator']>): Promise<RawEntry | undefined> {
  return new Promise((resolve, reject) => {
    iterator.next((failure, key, value) => {
      if (failure) reject(failure)
      else resolve(key === undefined || value === undefined ? undefined : { key, value })
    })
  })
}
