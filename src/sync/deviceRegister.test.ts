import { expect, test } from 'vitest'
import { doRegisterTask } from '../platform/registerTasks.ts'
import { anHttpServer, json } from '../testing/anHttpServer.ts'
import { createCouchClient } from './couchClient.ts'
import { createDeviceRegister } from './deviceRegister.ts'

/** A register over a centre that holds no page yet, and remembers whether it was written. */
async function aRegister() {
  const written: string[] = []
  const baseUrl = await anHttpServer((request, _body, response) => {
    if (request.url?.endsWith('_bulk_docs') === true) written.push(request.url)
    json(response, 200, request.url === '/_session' ? { ok: true, name: 'm', roles: ['manager'] } : { rows: [] })
  })
  const register = createDeviceRegister({
    client: createCouchClient({ baseUrl, fetch, now: () => new Date(), onServerTime: () => undefined }),
    account: () => Promise.resolve({ name: 'm', password: 'MANAGER-AAAA-BBBB' }),
    runTask: (task) => Promise.resolve(doRegisterTask(task)),
    note: () => Promise.resolve(),
  })
  return { register, written }
}

/** As a browser has one whose file was moved away since it was chosen. */
class GoneFile extends Blob {
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new DOMException('The file could not be found.', 'NotFoundError'))
  }
}

/** As large as it says, for a test that has no memory to waste. */
class LargeFile extends Blob {
  override get size(): number {
    return 50_000_001
  }
}

test.each<[string, Blob, RegExp]>([
  ['is gone', new GoneFile(['Asset tag']), /could not be read: it was moved, changed or removed meanwhile/],
  ['is larger than any register', new LargeFile([]), /larger than 50 MB/],
  ['is empty', new Blob([]), /The file is empty/],
])('a file that %s is refused in a sentence, and nothing is written', async (_what, file, words) => {
  const { register, written } = await aRegister()
  const { signal } = new AbortController()
  const planned = await register.plan(file, [], () => undefined, signal)
  expect(planned).toEqual({ kind: 'refused', words: expect.stringMatching(words) as string })
  expect(written).toEqual([])
})
