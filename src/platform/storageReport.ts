/** `isProtected`: the browser promised not to delete this tablet's data by itself. Bytes; null where the browser does not tell. */
export type StorageReport = {
  readonly isProtected: boolean
  readonly usedBytes: number | null
  readonly quotaBytes: number | null
}

export async function readStorageReport(): Promise<StorageReport> {
  const storage: StorageManager | undefined = navigator.storage
  if (storage === undefined) return { isProtected: false, usedBytes: null, quotaBytes: null }
  const isProtected = (await storage.persisted?.()) ?? false
  const estimate = (await storage.estimate?.()) ?? {}
  return { isProtected, usedBytes: estimate.usage ?? null, quotaBytes: estimate.quota ?? null }
}

/** Asks the browser to keep this tablet's data; it may refuse or be unable, which the report then says. Never rejects. */
export async function askForProtection(): Promise<void> {
  const storage: StorageManager | undefined = navigator.storage
  try {
    if (storage?.persist !== undefined && !(await storage.persisted())) await storage.persist()
  } catch {
    // Some browsers reject instead of saying no (private windows): the app runs all the same.
  }
}
