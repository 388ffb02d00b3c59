import type { Page } from 'playwright-core'
import type { Commands } from '../pages/commands.ts'

type Input<K extends keyof Commands> = Parameters<Commands[K]>
type Result<K extends keyof Commands> = Awaited<ReturnType<Commands[K]>>

const longestMs = 300_000

/** Has a page do something, and resolves with what it says; rejects after five minutes. */
export async function askPage<K extends keyof Commands>(page: Page, name: K, ...input: Input<K>): Promise<Result<K>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`A page did not '${name}' within five minutes.`)), longestMs)
  })
  const said = page.evaluate(
    async ([name, input]) => {
      const { bench } = window as unknown as { readonly bench: Record<string, (input: unknown) => Promise<unknown>> }
      const command = bench[name]
      if (command === undefined) throw new Error(`The page knows no '${name}'.`)
      return command(input)
    },
    [name, input[0]] as const,
  ) as Promise<Result<K>>
  try {
    return await Promise.race([said, limit])
  } finally {
    clearTimeout(timer)
  }
}
