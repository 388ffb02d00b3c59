import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const main = join(import.meta.dirname, '..', '..', 'endpoint', 'main.ts')

/** The endpoint as a process of its own, so that it can be killed like one. */
export type EndpointProcess = {
  /** Of the API. */
  readonly url: string
  /** Ends it at once, as a power cut or an out-of-memory kill does. */
  kill(): Promise<void>
}

/** On any free port, or on the one that it had before. */
export async function startEndpointProcess(dataFolder: string, port = 0): Promise<EndpointProcess> {
  const words = ['--import', 'tsx', main, '--bare', '--port', String(port), '--data', dataFolder]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  const url = await announcedUrl(child)
  return {
    url,
    kill: () =>
      new Promise((resolve) => {
        child.once('close', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

function announcedUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (text: Buffer) => {
      said += text.toString()
      const url = /at (http:\S+?)\/?\s/.exec(said)?.[1]
      if (url !== undefined) resolve(url)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('close', () => reject(new Error(`The endpoint ended before it was up: ${said}`)))
  })
}
