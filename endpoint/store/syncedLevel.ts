import { type Level, leveldown } from './leveldown.ts'

export type SyncedLevel = {
  /** Handed to PouchDB's adapter, which calls it with the folder. */
  readonly factory: (location: string) => Level
  /** The open LevelDB; there is one after the factory was called. */
  current(): Level
}

/** LevelDB that returns from a write only after fsync. PouchDB's adapter never asks for it. */
export function createSyncedLevel(): SyncedLevel {
  let opened: Level | undefined

  function factory(location: string): Level {
    const level = leveldown(location)
    const batch = level._batch.bind(level)
    const put = level._put.bind(level)
    const del = level._del.bind(level)
    level._batch = (operations, options, callback) => batch(operations, { ...options, sync: true }, callback)
    level._put = (key, value, options, callback) => put(key, value, { ...options, sync: true }, callback)
    level._del = (key, options, callback) => del(key, { ...options, sync: true }, callback)
    opened = level
    return level
  }
  factory.destroy = leveldown.destroy

  return {
    factory,
    current() {
      if (opened === undefined) throw new Error('The database folder is not open.')
      return opened
    },
  }
}
