import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { AnyRecord } from '../../src/data/record/storedRecord.ts'

export type CentreRecord = Omit<AnyRecord, 'id'> & {
  readonly _id: string
  readonly tabletId: string
  readonly state?: string
  readonly outcome?: string | null
  readonly queueNumber?: string
  readonly events: readonly { readonly id: string; readonly kind: string; readonly at: string }[]
}

/** The command that `npm start` runs, with its demonstration data, on a folder and a port of its own. */
export type RunningCentre = {
  /** Of the app, such as `http://localhost:43121/`. */
  readonly appUrl: string
  readonly setUpCode: string
  /** Of a tablet that may keep the device register. */
  readonly managersCode: string
  stop(): Promise<void>
  startAgain(): Promise<void>
  /** `npm run enrol` against it, with these words; resolves to what it prints. */
  enrol(...words: readonly string[]): Promise<string>
  /** Asks the centre as its administrator, and reads its answer; `path` such as `/techbar-shared/_all_docs`. */
  ask<T>(path: string, init?: { readonly method: string; readonly body: string }): Promise<T>
  /** What the bar's database holds, designs among it. */
  documents(barId: string): Promise<readonly CentreRecord[]>
  /** What the bar's database holds that this tablet made, without the audit trail beside it (`verdictOnTrail.ts`). */
  recordsOf(barId: string, tabletId: string): Promise<readonly CentreRecord[]>
  remove(): Promise<void>
}

const run = promisify(execFile)
const enrolMain = fileURLToPath(new URL('../../centre/enrol.ts', import.meta.url))
const main = fileURLToPath(new URL('../../endpoint/main.ts', import.meta.url))

export async function startCentre(): Promise<RunningCentre> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'techbar-e2e-'))
  const port = await freePort()
  let running = await start(dataFolder, port)
  const appUrl = `http://localhost:${port}/`
  const password = (await readFile(join(dataFolder, 'admin-password'), 'utf8')).trim()
  const headers = {
    authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`,
    'content-type': 'application/json',
  }
  const ask: RunningCentre['ask'] = async (path, init) => {
    const response = await fetch(`${appUrl}db${path}`, { headers, ...init })
    return (await response.json()) as never
  }
  const documents = async (barId: string) => {
    const { rows } = await ask<{ readonly rows: readonly { readonly doc: CentreRecord }[] }>(
      `/techbar-bar-${barId}/_all_docs?include_docs=true`,
    )
    return rows.map(({ doc }) => doc)
  }
  const stop = async () => {
    if (running.child.exitCode !== null) return
    const ended = new Promise((resolve) => running.child.once('exit', resolve))
    running.child.kill('SIGTERM')
    await ended
  }
  return {
    appUrl,
    setUpCode: /TRYOUT(-[A-Z0-9]{4})+/.exec(running.said)?.[0] ?? '',
    managersCode: /DEMOMANAGER(-[A-Z0-9]{4})+/.exec(running.said)?.[0] ?? '',
    stop,
    startAgain: async () => {
      running = await start(dataFolder, port)
    },
    enrol: async (...words) => {
      const url = `http://admin:${password}@localhost:${port}/db`
      const { stdout } = await run(process.execPath, ['--import', 'tsx', enrolMain, url, ...words])
      return stdout
    },
    ask,
    documents,
    recordsOf: async (barId, tabletId) =>
      (await documents(barId)).filter((record) => record.tabletId === tabletId && record.type !== 'audit'),
    remove: async () => {
      await stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

async function start(
  dataFolder: string,
  port: number,
): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const words = ['--import', 'tsx', main, '--data', dataFolder, '--port', String(port)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ctrl-C stops it.')) resolve({ child, said })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The centre ended with ${code}: ${said}`)))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
