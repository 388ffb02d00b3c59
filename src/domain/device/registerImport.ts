import type { SyncFailure } from '../sync/syncFailure.ts'
import type { RegisterImport } from './planRegisterImport.ts'

/** What an import would do, and what is to be sent for it. */
export type RegisterPlan = Omit<RegisterImport, 'pages'> & {
  /** How many rows are left out, and for how many reasons: `problems` names the first ones. */
  readonly badRows: number
  readonly problemsInAll: number
  /** In which the file is written. */
  readonly encoding: string
  /** Headings of the file that the register does not keep. */
  readonly leftOut: readonly string[]
  /** How many pages of the register become different; 0: nothing is to be sent. */
  readonly pages: number
  /** Of a `_bulk_docs` with these pages. */
  readonly body: ArrayBuffer
}

export type RegisterRefusal =
  /** A sentence: why the file cannot be taken, and what to do. */
  { readonly kind: 'refused'; readonly words: string } | { readonly kind: 'failed'; readonly failure: SyncFailure }

export type PlannedImport = { readonly kind: 'planned'; readonly file: Blob; readonly plan: RegisterPlan }

export type SentImport =
  | { readonly kind: 'sent' }
  /** Somebody else changed the register meanwhile: this is what the file would do now. */
  | { readonly kind: 'changed'; readonly planned: PlannedImport }
  | RegisterRefusal

export type RegisterStep = 'reading the register' | 'reading the file' | 'sending'
