import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEndpoint, type RunningEndpoint } from '../../endpoint/createEndpoint.ts'

const main = join(import.meta.dirname, '..', '..', 'endpoint', 'main.ts')

/** Runs the command until it ends by itself. */
function run(...words: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', main, '--bare', ...words], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString()
    })
    child.on('close', (code) => resolve({ code, said }))
  })
}

describe('the endpoint’s command says in one sentence why it does not start', () => {
  let folder = ''
  let running: RunningEndpoint
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'techbar-start-'))
    const kept = await createEndpoint({ dataFolder: join(folder, 'kept') })
    await kept.close()
    running = await createEndpoint({ dataFolder: join(folder, 'used') })
  })
  afterAll(async () => {
    await running.close()
    await rm(folder, { recursive: true })
  })

  const expectSentence = ({ code, said }: Awaited<ReturnType<typeof run>>, words: RegExp) => {
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(said).toMatch(words)
    expect(code).toBe(1)
  }

  test('a taken port', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    expectSentence(
      await run('--data', join(folder, 'port'), '--port', String(port)),
      new RegExp(`^Port ${port} of 127.0.0.1 is taken`),
    )
    other.close()
  })

  test('a data folder that another process uses', async () => {
    expectSentence(
      await run('--data', join(folder, 'used'), '--port', '0'),
      /^The data folder is in use by another process/,
    )
  })

  test('a place where no folder can be', async () => {
    await writeFile(join(folder, 'a-file'), '')
    expectSentence(
      await run('--data', join(folder, 'a-file', 'data'), '--port', '0'),
      /^The data folder .* cannot be made there/,
    )
    expectSentence(await run('--data', '/proc/techbar', '--port', '0'), /^The data folder .* cannot be /)
  })

  test.each([
    ['a manifest overwritten', /^MANIFEST/],
    ['the pointer to it overwritten', /^CURRENT$/],
    ['a log overwritten', /\.log$/],
  ])('%s', async (title, pattern) => {
    const data = join(folder, title.replaceAll(' ', '-'))
    await cp(join(folder, 'kept'), data, { recursive: true })
    const database = join(data, 'databases', 'db._users')
    for (const name of (await readdir(database)).filter((file) => pattern.test(file))) {
      await writeFile(join(database, name), 'This is not what was here before.'.repeat(20))
    }
    expectSentence(
      await run('--data', data, '--port', '0'),
      /^The data folder is damaged at .*: restore it from a backup/,
    )
  })

  test('a database that has lost its files', async () => {
    const data = join(folder, 'lost')
    await cp(join(folder, 'kept'), data, { recursive: true })
    await rm(join(data, 'databases', 'db._users'), { recursive: true })
    await mkdir(join(data, 'databases', 'db._users'))
    expectSentence(await run('--data', data, '--port', '0'), /^The data folder is damaged/)
  })

  test.each([
    ['--port', 'eighty'],
    ['--port', '70000'],
    ['--nonsense', 'x'],
  ])('the words %s %s', async (...words) => {
    expectSentence(await run(...words), /--port|--help/)
  })
})
