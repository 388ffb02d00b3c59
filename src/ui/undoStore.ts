import { create } from 'zustand'

export type UndoOffer = {
  /** A new number for each offer, so that its ten seconds start afresh. */
  readonly number: number
  /** What was done: "Visit A07 closed as fixed." */
  readonly message: string
  readonly undo: () => Promise<void>
}

type UndoStore = {
  readonly offer: UndoOffer | null
  /** What the last undo came to; null while there is nothing to say. */
  readonly result: string | null
  readonly offerUndo: (message: string, undo: () => Promise<void>) => void
  readonly dismiss: () => void
  readonly setResult: (result: string | null) => void
}

/** The one step that can be taken back: it outlives the screen that made it. */
export const useUndoStore = create<UndoStore>()((set) => ({
  offer: null,
  result: null,
  offerUndo: (message, undo) =>
    set(({ offer }) => ({ offer: { number: (offer?.number ?? 0) + 1, message, undo }, result: null })),
  dismiss: () => set({ offer: null }),
  setResult: (result) => set({ result, offer: null }),
}))
