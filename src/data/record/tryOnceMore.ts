import { isStorageFull, storageFullWords } from './storageFull.ts'

type Connection = {
  readonly dexieDb?: { isOpen(): boolean; close(options: { disableAutoOpen: boolean }): void; open(): Promise<unknown> }
}

type Opened = { readonly storageInstance: { readonly internals: unknown } }

const lostConnection = ['DatabaseClosedError', 'InvalidStateError', 'UnknownError']

/**
 * Reads or writes; should it fail, once more over a connection that is open again. Systems close IndexedDB under a suspended
 * app (dexie 2008, 2296), and the store does not reopen by itself. A second failure is the caller's to show.
 */
export async function tryOnceMore<T>(place: Opened, task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (cause) {
    await reopenStorage(place, cause)
    return await lastTry(task)
  }
}

async function lastTry<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (cause) {
    throw isStorageFull(cause) ? new Error(storageFullWords, { cause }) : cause
  }
}

/** Opens a place's connection again where `cause` says that it is lost; else does nothing. */
export async function reopenStorage(place: Opened, cause: unknown): Promise<void> {
  const { dexieDb } = await (place.storageInstance.internals as Promise<Connection> | Connection)
  if (dexieDb === undefined || !(cause instanceof Error && lostConnection.includes(cause.name))) return
  // The browser closed it and the store has not noticed: it opens only what it knows to be closed.
  if (dexieDb.isOpen()) dexieDb.close({ disableAutoOpen: false })
  await dexieDb.open()
}
