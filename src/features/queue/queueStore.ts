import { create } from 'zustand'

type QueueStore = {
  /** A step on the board that could not be saved, in words. */
  readonly failure: string | null
  readonly setFailure: (failure: string | null) => void
  /** The local day on which "not installed" was hidden: once a day is enough. */
  readonly installHiddenOn: string | null
  readonly hideInstall: (day: string) => void
  /** "Storage is nearly full" was hidden: said once, then on This tablet only. */
  readonly isStorageHidden: boolean
  readonly hideStorage: () => void
  /** Visits whose "is with a colleague" was read. */
  readonly seenTaken: readonly string[]
  readonly hideTaken: (visitId: string) => void
}

export const useQueueStore = create<QueueStore>()((set) => ({
  failure: null,
  setFailure: (failure) => set({ failure }),
  installHiddenOn: null,
  hideInstall: (installHiddenOn) => set({ installHiddenOn }),
  isStorageHidden: false,
  hideStorage: () => set({ isStorageHidden: true }),
  seenTaken: [],
  hideTaken: (visitId) => set(({ seenTaken }) => ({ seenTaken: [...seenTaken, visitId] })),
}))
