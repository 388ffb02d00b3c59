import { useCallback, useEffect, useRef, useState } from 'react'

/** Where half-filled forms are kept on this device. */
export type DraftShelf = {
  read(key: string): Promise<{ readonly value: unknown } | null>
  save(key: string, value: unknown): Promise<void>
  discard(key: string): Promise<void>
}

export type Draft<T> =
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready'
      readonly value: T
      /** It was found on the shelf: the person has been here before. */
      readonly isRestored: boolean
      /** The last change could not be kept; it is still on the screen. */
      readonly isUnkept: boolean
      readonly set: (value: T) => void
      /** Resolves after it is gone from the shelf; the screen keeps its value until it is left. */
      readonly discard: () => Promise<void>
      /** Gone from the shelf, and the form begins anew. */
      readonly restart: () => Promise<void>
    }

export type DraftOptions<T> = {
  readonly shelf: DraftShelf
  readonly key: string
  /** Null for what an older or newer app left in another shape: then `start` is used. */
  readonly parse: (value: unknown) => T | null
  /** Called once, when nothing is on the shelf. */
  readonly start: () => T
}

/** A form's value, kept at each change. `parse` and `start` are read when the key changes. */
export function useDraft<T>({ shelf, key, parse, start }: DraftOptions<T>): Draft<T> {
  const [held, setHeld] = useState<{ key: string; value: T; isRestored: boolean } | null>(null)
  const [isUnkept, setUnkept] = useState(false)
  const rules = useRef({ parse, start })
  useEffect(() => {
    rules.current = { parse, start }
  })
  const writer = useRef<DraftWriter<T> | null>(null)

  useEffect(() => {
    let isGone = false
    const hold = (value: unknown) => {
      if (isGone) return
      const restored = value === null ? null : rules.current.parse(value)
      setHeld({ key, value: restored ?? rules.current.start(), isRestored: restored !== null })
    }
    writer.current = createDraftWriter<T>(shelf, key, setUnkept)
    shelf.read(key).then(
      (draft) => hold(draft?.value ?? null),
      () => hold(null),
    )
    return () => {
      isGone = true
    }
  }, [shelf, key])

  const set = useCallback(
    (value: T) => {
      setHeld((before) => ({ key, value, isRestored: before?.isRestored ?? false }))
      writer.current?.save(value)
    },
    [key],
  )
  const discard = useCallback(async () => writer.current?.discard(), [])
  const restart = useCallback(async () => {
    setHeld({ key, value: rules.current.start(), isRestored: false })
    await writer.current?.discard()
  }, [key])
  if (held === null || held.key !== key) return { status: 'loading' }
  const { value, isRestored } = held
  return { status: 'ready', value, isRestored, isUnkept, set, discard, restart }
}

type DraftWriter<T> = { save(value: T): void; discard(): Promise<void> }

/** One write at a time, and of the values that queue up meanwhile only the last. */
function createDraftWriter<T>(shelf: DraftShelf, key: string, tellUnkept: (isUnkept: boolean) => void): DraftWriter<T> {
  let next: { readonly value: T } | null = null
  let running: Promise<void> | null = null
  const run = async () => {
    while (next !== null) {
      const { value } = next
      next = null
      await shelf.save(key, value).then(
        () => tellUnkept(false),
        () => tellUnkept(true),
      )
    }
    running = null
  }
  return {
    save(value) {
      next = { value }
      running ??= run()
    },
    async discard() {
      next = null
      await running
      await shelf.discard(key)
    },
  }
}
