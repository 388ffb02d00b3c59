import { newQuickJSWASMModule, type QuickJSWASMModule } from 'quickjs-emscripten'
import { CouchError } from '../couchError.ts'
import type { Json, JsonObject } from '../json.ts'
import { type CallOutcome, createProgram, type Program, SandboxLimit } from './program.ts'

/** Of one call, and of a batch: a busy machine must not make an honest function look endless. */
const CALL_MILLISECONDS = 500
const BATCH_MILLISECONDS = 1000
const BATCH_SIZE = 50
/** Calls that were stopped one by one; after these the rest fails at once. */
const MOST_STOPPED = 3
const MATCH = "function (pattern, text) { return new RegExp(pattern, 'u').test(text) }"

/** A design document's functions, run in batches under limits. */
export type Functions = {
  compile(source: string): void
  run(source: string, batch: readonly (readonly Json[])[]): readonly CallOutcome[]
  dispose(): void
}

export type Sandbox = {
  functionsOf(design: JsonObject): Functions
  /** Whether a text matches a pattern, if that can be told in time. */
  matches(pattern: string, text: string): boolean
}

/** QuickJS in WebAssembly: design functions never see the server's own context. */
export async function createSandbox(): Promise<Sandbox> {
  let module = await newQuickJSWASMModule()

  function functionsOf(design: JsonObject): Functions {
    let program: { readonly made: Program; readonly from: QuickJSWASMModule } | undefined

    function ready(): Program {
      if (program?.from !== module) program = { made: createProgram(module, design), from: module }
      return program.made
    }

    /** After a limit the runtime's heap is spent, so it goes. A failure of the engine itself spoils the whole module. */
    function guarded<Value>(work: (made: Program) => Value): Value {
      try {
        return work(ready())
      } catch (failure) {
        if (failure instanceof SandboxLimit) dispose()
        else if (isEngineFailure(failure)) {
          program = undefined
          void newQuickJSWASMModule().then((fresh) => {
            module = fresh
          })
          throw new SandboxLimit('the engine failed', { cause: failure })
        }
        throw failure
      }
    }

    function dispose(): void {
      const spent = program
      program = undefined
      try {
        if (spent?.from === module) spent.made.dispose()
      } catch {
        // Values that an interrupted function left behind make the engine complain; the memory limit bounds them.
      }
    }

    function run(source: string, batch: readonly (readonly Json[])[]): readonly CallOutcome[] {
      const outcomes: CallOutcome[] = []
      const stops = { left: MOST_STOPPED }
      for (let start = 0; start < batch.length; start += BATCH_SIZE) {
        const part = batch.slice(start, start + BATCH_SIZE)
        outcomes.push(...(runTogether(source, part, stops) ?? part.map((args) => runAlone(source, args, stops))))
      }
      return outcomes
    }

    /** undefined when a limit was hit: one of them is guilty. */
    function runTogether(
      source: string,
      batch: readonly (readonly Json[])[],
      stops: { readonly left: number },
    ): readonly CallOutcome[] | undefined {
      if (batch.length === 1 || stops.left <= 0) return undefined
      try {
        return guarded((made) => made.run(source, batch, BATCH_MILLISECONDS))
      } catch (failure) {
        if (failure instanceof SandboxLimit) return undefined
        throw failure
      }
    }

    function runAlone(source: string, args: readonly Json[], stops: { left: number }): CallOutcome {
      if (stops.left <= 0) return { kind: 'failed', reason: 'the function took too long' }
      try {
        return (
          guarded((made) => made.run(source, [args], CALL_MILLISECONDS))[0] ?? { kind: 'failed', reason: 'no answer' }
        )
      } catch (failure) {
        if (!(failure instanceof SandboxLimit)) throw failure
        stops.left -= 1
        return { kind: 'failed', reason: failure.message }
      }
    }

    return { compile: (source) => guarded((made) => made.compile(source)), run, dispose }
  }

  const patterns = functionsOf({})
  return {
    functionsOf,
    matches(pattern, text) {
      const [outcome] = patterns.run(MATCH, [[pattern, text]])
      if (outcome?.kind === 'done') return outcome.result === true
      // Whoever asks so is at fault, and not the endpoint.
      throw new CouchError(400, 'bad_arg', 'The pattern of $regex takes too long.')
    },
  }
}

/** A function that failed, rather than refused: the caller's request fails with it. */
export function functionFailure(reason: string): CouchError {
  return new CouchError(500, 'function_failed', reason)
}

function isEngineFailure(failure: unknown): boolean {
  return failure instanceof RangeError || (failure instanceof Error && failure.name === 'RuntimeError')
}
