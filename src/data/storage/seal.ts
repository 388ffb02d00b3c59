import type { SealedBytes } from '../../platform/sealing.ts'

/** A text that only the key named `key` opens. */
export type SealedText = SealedBytes & { readonly key: string }

export type DamagedRow = {
  readonly id: string
  /** ISO 8601; null for what carries no time. */
  readonly updatedAt: string | null
  /** Nobody else has what it said last. */
  readonly isUnsent: boolean
}

/** What the storage asks of the keyring. */
export type Seal = {
  seal(text: string, about: string): Promise<SealedText>
  /** Rejects for a key that this window does not have, and for what was changed or put in another's place. */
  open(sealed: SealedText, about: string): Promise<string>
  /** What stands in an index in place of a value that names a person. */
  tag(value: string): Promise<string>
  /** The key that seals now, by its name. */
  currentKey(): string
  /** The key under which everything in this place was found sealed; null if nobody looked. */
  wholeUnder(place: string): Promise<string | null>
  noteWhole(place: string, key: string): Promise<void>
  /** Whether this window has the key of that name. */
  has(key: string): boolean
  /** A row whose seal is broken: it is kept, the others are read, and a person is told. */
  tellDamaged(row: DamagedRow): void
}
