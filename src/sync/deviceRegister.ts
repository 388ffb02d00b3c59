import type { NoteAudit } from '../data/audit/auditNotes.ts'
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
   * Reads the file once more beside the register of this moment, and writes it in one request if it would still do what was
   * seen. Else nothing is written but what came before a colleague's change in the middle of it, and the plan of what is left
   * comes back. Safe to call again: what is written already is not written twice.
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
  readonly note: NoteAudit
}

/** Bytes; a register of 200,000 devices takes less. */
const largestFile = 50_000_000
const notRead = 'The file could not be read: it was moved, changed or removed meanwhile. Choose it again.'

export function createDeviceRegister({ client, account, runTask, note }: DeviceRegisterParts): DeviceRegister {
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
    if (file.size > largestFile)
      return { kind: 'refused', words: 'The file is larger than 50 MB. Split it into several files.' }
    onStep('reading the register')
    const register = await readPages(signal)
    if (register.kind === 'failure') return { kind: 'failed', failure: register.failure }
    onStep('reading the file')
    // Rejects where the file was moved or changed since it was chosen.
    const bytes = await file.arrayBuffer().catch(() => null)
    if (bytes === null) return { kind: 'refused', words: notRead }
    const result = await runTask({ kind: 'plan', file: bytes, register: register.value, models }, signal)
    if (result.kind === 'refused') return result
    if (result.kind !== 'planned') throw new Error('The file was not read.')
    return { kind: 'planned', file, plan: result.plan }
  }

  /** Null where somebody changed one of the pages since it was read. */
  async function write({ pages, body }: RegisterPlan): Promise<Exclude<SentImport, { kind: 'changed' }> | null> {
    const answer = await client.writeRegister(body)
    if (answer.kind === 'failure') return { kind: 'failed', failure: answer.failure }
    const refused = answer.value.filter(isRefused)
    const [forbidden] = refused.filter(({ error }) => error !== 'conflict')
    if (forbidden !== undefined)
      return { kind: 'failed', failure: { kind: 'refused', reason: forbidden.reason ?? forbidden.error } }
    return answer.value.length - refused.length === pages ? { kind: 'sent' } : null
  }

  return {
    plan,
    send: async ({ file, plan: seen }, models, onStep) => {
      const { signal } = new AbortController()
      const now = await plan(file, models, onStep, signal)
      if (now.kind !== 'planned') return now
      if (!isSameImport(seen, now.plan)) return { kind: 'changed', planned: now }
      if (now.plan.pages === 0) return { kind: 'sent' }
      onStep('sending')
      const sent = await write(now.plan)
      if (sent?.kind === 'sent')
        void note({ kind: 'register imported', added: now.plan.added, changed: now.plan.changed })
      if (sent !== null) return sent
      const left = await plan(file, models, onStep, signal)
      return left.kind === 'planned' ? { kind: 'changed', planned: left } : left
    },
    export: async (models, day) => {
      const signal = new AbortController().signal
      const register = await readPages(signal)
      if (register.kind === 'failure') return { kind: 'failed', failure: register.failure }
      const result = await runTask({ kind: 'export', register: register.value, models }, signal)
      if (result.kind === 'refused') return result
      if (result.kind !== 'exported') throw new Error('The register was not read.')
      void note({ kind: 'register exported' })
      return { kind: 'exported', file: { name: `device-register-${day}.csv`, text: result.text, type: 'text/csv' } }
    },
  }
}

type Refused = Extract<BulkRow, { readonly error: string }>

function isRefused(row: BulkRow): row is Refused {
  return 'error' in row
}

/** Whoever confirmed the one confirmed the other. */
function isSameImport(a: RegisterPlan, b: RegisterPlan): boolean {
  const told = ({ added, changed, exchanged, unchanged, problems, problemsInAll, badRows }: RegisterPlan) =>
    JSON.stringify([added, changed, exchanged, unchanged, problems, problemsInAll, badRows])
  return told(a) === told(b)
}
