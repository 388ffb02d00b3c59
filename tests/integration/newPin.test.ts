import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installCentre } from '../../centre/installCentre.ts'
import type { Person } from '../../src/domain/person/person.ts'
import { checkPin } from '../../src/platform/checkPin.ts'
import { aWorkplace } from '../../src/testing/aWorkplace.ts'
import { ask, type TestCentre, testServers } from './centreServers.ts'

const path = 'techbar-shared/person:person-1'

describe.each(testServers)('npm run person -- <url> pin on $name', (server) => {
  let centre: TestCentre
  beforeAll(async () => {
    centre = await server.open()
    await installCentre(centre.url, centre.admin, [])
    const { id: _id, ...person } = aWorkplace().person
    const { status } = await ask(centre, centre.admin, 'PUT', path, { ...person, pronouns: 'she' })
    expect(status).toBe(201)
  }, 150_000)
  afterAll(async () => await centre.release())

  const held = async () => (await ask(centre, centre.admin, 'GET', path)).body as unknown as Person

  async function run(words: readonly string[], typed: string) {
    const env = { ...process.env, COUCHDB_ADMIN_NAME: centre.admin.name, COUCHDB_ADMIN_PASSWORD: centre.admin.password }
    const command = spawn(process.execPath, ['--import', 'tsx', 'centre/person.ts', centre.url, ...words], { env })
    const ended = new Promise((resolve) => command.once('close', resolve))
    // A command that refuses its words reads nothing.
    command.stdin.on('error', () => undefined)
    command.stdin.end(typed)
    const [stdout, stderr] = await Promise.all([text(command.stdout), text(command.stderr)])
    return { code: await ended, stdout, stderr }
  }

  test('gives the PIN that is piped in, and leaves all else as it was', async () => {
    const before = await held()
    expect(await run(['pin', 'person-1'], '258013\n')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(`^${before.name} has a new PIN`) as string,
      stderr: '',
    })
    const after = await held()
    expect(await checkPin(after, '258013')).toBe(true)
    expect(await checkPin(after, '2468')).toBe(false)
    expect(after.pin.iterations).toBe(600_000)
    expect(after.pin.salt).not.toBe(before.pin.salt)
    expect({ ...after, pin: null, _rev: null }).toEqual({ ...before, pin: null, _rev: null })
    expect(after).toHaveProperty('pronouns', 'she')
  })

  test.each([
    ['a PIN that everybody tries', ['pin', 'person-1'], '1234\n', 'everybody tries first'],
    ['letters', ['pin', 'person-1'], 'secret\n', '4 to 8 digits'],
    ['nothing', ['pin', 'person-1'], '', 'No PIN was typed'],
    ['nobody that there is', ['pin', 'person-7'], '2580\n', "There is no person 'person-7' in techbar-shared"],
    ['a PIN as an argument', ['pin', 'person-1', '2580'], '', 'Usage: npm run person'],
    ['nobody named', ['pin'], '2580\n', 'Usage: npm run person'],
  ])('with %s it changes nothing, and says why', async (_what, words, typed, sentence) => {
    const before = await held()
    const { code, stdout, stderr } = await run(words, typed)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(await held()).toEqual(before)
  })
})
