import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten'
import type { Json, JsonObject } from '../json.ts'
import { prelude } from './prelude.ts'

const MEMORY_LIMIT = 64 * 1024 * 1024
/** Well under what the host's own stack bears: QuickJS must notice first. */
const STACK_LIMIT = 96 * 1024

export class SandboxLimit extends Error {}

export type CallOutcome =
  | { readonly kind: 'done'; readonly result: Json; readonly rows: readonly (readonly [key: Json, value: Json])[] }
  | { readonly kind: 'forbidden' | 'unauthorized' | 'failed'; readonly reason: string }

/** The functions of one design document in a runtime of their own. */
export type Program = {
  /** Throws the compiler's own words. */
  compile(source: string): void
  /** One call of the function per list of arguments. Throws SandboxLimit when time or memory runs out. */
  run(source: string, batch: readonly (readonly Json[])[], milliseconds: number): readonly CallOutcome[]
  dispose(): void
}

export function createProgram(module: QuickJSWASMModule, design: JsonObject): Program {
  const runtime = module.newRuntime()
  runtime.setMemoryLimit(MEMORY_LIMIT)
  runtime.setMaxStackSize(STACK_LIMIT)
  let deadline = Date.now() + 1000
  runtime.setInterruptHandler(() => Date.now() > deadline)
  const context = runtime.newContext()
  const entry = context.unwrapResult(context.evalCode(prelude, 'prelude.js'))

  function call(method: string, argumentTexts: readonly string[], milliseconds: number): string {
    deadline = Date.now() + milliseconds
    const handles = argumentTexts.map((text) => context.newString(text))
    const callee = context.getProp(entry, method)
    try {
      const outcome = context.callFunction(callee, context.undefined, ...handles)
      if (outcome.error) throw thrownBy(context, outcome.error)
      const text = context.getString(outcome.value)
      outcome.value.dispose()
      return text
    } finally {
      callee.dispose()
      for (const handle of handles) handle.dispose()
    }
  }

  call('load', [JSON.stringify(design)], 1000)
  return {
    compile(source) {
      call('compile', [source], 1000)
    },
    run: (source, batch, milliseconds) =>
      JSON.parse(call('run', [source, JSON.stringify(batch)], milliseconds)) as readonly CallOutcome[],
    dispose() {
      entry.dispose()
      context.dispose()
      runtime.dispose()
    },
  }
}

function thrownBy(context: QuickJSContext, handle: QuickJSHandle): Error {
  const thrown: unknown = context.dump(handle)
  handle.dispose()
  const { name, message } = (thrown ?? {}) as { readonly name?: string; readonly message?: string }
  if (name === 'InternalError') return new SandboxLimit(message ?? 'limit reached')
  return new Error(`${name ?? 'Error'}: ${message ?? String(thrown)}`)
}
