/** Said where the device has no room left: a write that failed for it has changed nothing. */
export const storageFullWords =
  'This tablet’s storage is full, so nothing more can be saved. Nothing that was saved is lost, and what you typed is still here. Make room on the device by deleting photos or apps, then try again.'

/** Dexie and RxDB wrap the browser's error, each in its own way. */
export function isStorageFull(cause: unknown, depth = 0): boolean {
  if (typeof cause !== 'object' || cause === null || depth > 5) return false
  const { name, inner, failures, cause: below } = cause as Readonly<Record<string, unknown>>
  if (name === 'QuotaExceededError') return true
  const inside = Array.isArray(failures) ? [inner, below, ...(failures as unknown[])] : [inner, below]
  return inside.some((each) => isStorageFull(each, depth + 1))
}
