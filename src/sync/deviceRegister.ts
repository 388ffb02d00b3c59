import type {
  PlannedImport,
  RegisterPlan,
  RegisterRefusal,
  RegisterStep,
  SentImport,
} from '../domain/device/registerImport.ts'
import type { RegisterModels } from '../domain/device/registeredDevice.ts'
import type { Account } from '../domain/tablet/tablet.ts'
import type { RegisterTask, RegisterTaskResult } from '../platform/registerTasks.ts'
import type { FileToSave } from '../platform/saveFile.ts'
import type { Answer } from './askCentre.ts'
import type { BulkRow } from './couchAnswers.ts'
import type { CouchClient } from './couchClient.ts'

type OnStep = (step: RegisterStep) => void

/** What managers do with the register as a whole: it is read from the centre each time, and written there at once. */
export type DeviceRegister = {
  /** What an import of `file` would do. Writes nothing. */
  plan(
    file: Blob,
    models: RegisterModels,
    onStep: OnStep,
    signal: AbortSignal,
  ): Promise<PlannedImport | RegisterRefusal>
  /**
   * Writes a plan in one request. Where somebody changed a page since, the file is read anew beside what stands there now.
   * Safe to call again: what is written already is not written twice.
   */
  send(planned: PlannedImport, models: RegisterModels, onStep: OnStep): Promise<SentImport>
  /** The whole register as a table for a spreadsheet; `day` goes into its name. */
  export(
    models: RegisterModels,
    day: string,
  ): Promise<{ readonly kind: 'exported'; readonly file: FileToSave } | RegisterRefusal>
}

export type DeviceRegisterParts = {
  readonly client: Pick<CouchClient, 'signIn' | 'registerPages' | 'writeRegister'>
  readonly account: () => Promise<Account | null>
  /** Runs a task beside the page. */
  readonly runTask: (task: RegisterTask, signal: AbortSignal) => Promise<RegisterTaskResult>
}

const mostTries = 3

export function createDeviceRegister({ client, account, runTask }: DeviceRegisterParts): DeviceRegister {
  async function readPages(signal: AbortSignal): Promise<Answer<ArrayBuffer>> {
    const known = await account()
    if (known === null) return { kind: 'failure', failure: { kind: 'signed-out' } }
    const session = await client.signIn(known)
    return session.kind === 'failure' ? session : client.registerPages(signal)
  }

  async function plan(
    file: Blob,
    models: RegisterModels,
    onStep: OnStep,
    signal: AbortSignal,
  ): Promise<PlannedImport | RegisterRefusal> {
    onStep('reading the register')
    const register = await readPages(signal)
    if (register.kind === 'failure') return { kind: 'failed', failure: register.failure }
    onStep('reading the file')
    const bytes = await file.arrayBuffer()
    const result = await runTask({ kind: 'plan', file: bytes, register: register.value, models }, signal)
    if (result.kind === 'refused') return result
    if (result.kind !== 'planned') throw new Error('The file was not read.')
    return { kind: 'planned', file, plan: result.plan }
  }

  async function write({ pages, body }: RegisterPlan): Promise<SentImport> {
    const answer = await client.writeRegister(body)
    if (answer.kind === 'failure') return { kind: 'failed', failure: answer.failure }
    const refused = answer.value.filter(isRefused)
    const [forbidden] = refused.filter(({ error }) => error !== 'conflict')
    if (forbidden !== undefined)
      return { kind: 'failed', failure: { kind: 'refused', reason: forbidden.reason ?? forbidden.error } }
    const written = answer.value.length - refused.length
    return written === pages ? { kind: 'sent' } : { kind: 'unfinished', pages: pages - written }
  }

  return {
    plan,
    send: async (first, models, onStep) => {
      let planned: PlannedImport | RegisterRefusal = first
      for (let tries = 1; ; tries += 1) {
        if (planned.kind !== 'planned') return planned
        if (planned.plan.pages === 0) return { kind: 'sent' }
        onStep('sending')
        const sent = await write(planned.plan)
        if (sent.kind !== 'unfinished' || tries === mostTries) return sent
        planned = await plan(first.file, models, onStep, new AbortController().signal)
      }
    },
    export: async (models, day) => {
      const signal = new AbortController().signal
      const register = await readPages(signal)
      if (register.kind === 'failure') return { kind: 'failed', failure: register.failure }
      const result = await runTask({ kind: 'export', register: register.value, models }, signal)
      if (result.kind === 'refused') return result
      if (result.kind !== 'exported') throw new Error('The register was not read.')
      return { kind: 'exported', file: { name: `device-register-${day}.csv`, text: result.text, type: 'text/csv' } }
    },
  }
}

type Refused = Extract<BulkRow, { readonly error: string }>

function isRefused(row: BulkRow): row is Refused {
  return 'error' in row
}
