import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { ask, type TestCentre, testServers, waitUntil } from './centreServers.ts'

/** Passes everything on to `target`, but cuts the connection where the information about a database is asked for again. */
async function createCuttingProxy(target: string) {
  let asked = 0
  const server = createServer((incoming, outgoing) => {
    const isInformation = /^\/db\/[^/]+\/?$/.test(incoming.url ?? '') && incoming.method === 'GET'
    if (isInformation && ++asked > 1) {
      incoming.socket.destroy()
      return
    }
    const { method, headers } = incoming
    const onward = request(new URL(incoming.url ?? '/', target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/db`,
    asked: () => asked,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

test('a replication whose source stops telling about itself goes on, and so does the endpoint', async () => {
  const centre = (await testServers[0]?.open()) as TestCentre
  const proxy = await createCuttingProxy(new URL(centre.url).origin)
  const admin = centre.admin
  for (const name of ['from', 'to']) await ask(centre, admin, 'PUT', name)
  const auth = { basic: { username: admin.name, password: admin.password } }
  await ask(centre, admin, 'PUT', '_replicator/cut', {
    source: { url: `${proxy.url}/from`, auth },
    target: { url: `${centre.url}/to`, auth },
    continuous: true,
  })
  for (const id of ['a', 'b']) {
    await ask(centre, admin, 'PUT', `from/${id}`, {})
    await waitUntil(async () => (await ask(centre, admin, 'GET', `to/${id}`)).status === 200, `${id} has arrived`)
  }
  await waitUntil(() => Promise.resolve(proxy.asked() > 1), 'the progress was asked for')
  expect((await ask(centre, admin, 'GET', '_up')).status).toBe(200)
  proxy.close()
  await centre.release()
})
