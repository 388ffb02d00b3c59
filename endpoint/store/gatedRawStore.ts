import type { Gate } from './gate.ts'
import type { RawStore } from './rawStore.ts'

/** Every read and write passes the gate. */
export function gatedRawStore(raw: RawStore, gate: Gate): RawStore {
  return {
    get: (key) => gate.pass(() => raw.get(key)),
    getMany: (keys) => gate.pass(() => raw.getMany(keys)),
    put: (key, value) => gate.pass(() => raw.put(key, value)),
    remove: (key) => gate.pass(() => raw.remove(key)),
    batch: (operations) => gate.pass(() => raw.batch(operations)),
    page: (prefix, range, limit) => gate.pass(() => raw.page(prefix, range, limit)),
  }
}
