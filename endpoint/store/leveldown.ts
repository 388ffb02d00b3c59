import { createRequire } from 'node:module'

/** Only what the store uses of leveldown, which ships no types. */
type Callback<Value = void> = (failure: Error | null | undefined, value: Value) => void
type Operation = { readonly type: 'put' | 'del'; readonly key: string; readonly value?: string }

export type LevelIterator = {
  next(callback: (failure: Error | null | undefined, key?: string, value?: string) => void): void
  end(callback: Callback): void
}

export type Level = {
  status: string
  get(key: string, options: { readonly asBuffer: false }, callback: Callback<string>): void
  getMany(
    keys: readonly string[],
    options: { readonly asBuffer: false },
    callback: Callback<readonly (string | undefined)[]>,
  ): void
  batch(operations: readonly Operation[], options: object, callback: Callback): void
  iterator(options: object): LevelIterator
  _batch(operations: readonly Operation[], options: object, callback: Callback): void
  _put(key: unknown, value: unknown, options: object, callback: Callback): void
  _del(key: unknown, options: object, callback: Callback): void
}

type Leveldown = ((location: string) => Level) & { readonly destroy: (location: string, callback: Callback) => void }

export const leveldown = createRequire(import.meta.url)('leveldown') as Leveldown
