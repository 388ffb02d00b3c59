import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { TabletCommands } from './tabletProcess.ts'

type Input<K extends keyof TabletCommands> = Parameters<TabletCommands[K]>
type Result<K extends keyof TabletCommands> = Awaited<ReturnType<TabletCommands[K]>>

export type TabletProcess = {
  /** Has the tablet do something; rejects with its error, or when the process ends. */
  ask<K extends keyof TabletCommands>(name: K, ...input: Input<K>): Promise<Result<K>>
  end(): Promise<void>
}

type Asked = { readonly resolve: (result: never) => void; readonly reject: (cause: Error) => void }
type Said = { readonly id: number; readonly result?: unknown; readonly failure?: string }

const main = fileURLToPath(new URL('./tabletProcess.ts', import.meta.url))

/** A process for one tablet: open-source RxDB allows 16 collections in each, and a tablet has 6. */
export function startTabletProcess(): TabletProcess {
  const child = fork(main, [], { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
  const open = new Map<number, Asked>()
  let asked = 0
  const failAll = (cause: Error) => {
    for (const { reject } of open.values()) reject(cause)
    open.clear()
  }
  child.on('message', (said) => {
    const { id, result, failure } = said as Said
    const waiting = open.get(id)
    open.delete(id)
    if (failure === undefined) waiting?.resolve(result as never)
    else waiting?.reject(new Error(failure))
  })
  child.on('error', failAll)
  child.on('exit', () => failAll(new Error('The process of the tablet ended.')))
  return {
    ask: (name, ...input) =>
      new Promise((resolve, reject) => {
        asked += 1
        open.set(asked, { resolve, reject })
        child.send({ id: asked, name, input: input[0] })
      }),
    end: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}
