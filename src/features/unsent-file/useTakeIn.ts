import { useState } from 'react'
import type { UnsentFile } from '../../domain/unsent-file/unsentFile.ts'
import { useServices } from '../../services.tsx'
import { useAction } from '../../ui/useAction.ts'

type TakenIn = Awaited<ReturnType<ReturnType<typeof useServices>['unsentFiles']['takeIn']>>

export type TakingIn =
  | { readonly kind: 'nothing chosen' }
  /** Chosen and refused, with the reason. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Checked whole; nothing is written yet. */
  | { readonly kind: 'to confirm'; readonly file: UnsentFile }
  | { readonly kind: 'taken in'; readonly taken: TakenIn }

export type TakeIn = {
  readonly state: TakingIn
  readonly isRunning: boolean
  readonly failure: string | null
  readonly choose: (chosen: Pick<Blob, 'text' | 'size'>) => void
  readonly confirm: (file: UnsentFile) => void
  readonly cancel: () => void
}

/** Bytes; what thousands of records take. */
const largestFile = 20_000_000
const tooLarge =
  'It is larger than 20 MB, which no file of unsent records is. Choose the one that the other tablet saved.'
const notRead = 'It could not be read: it was moved, changed or removed meanwhile. Choose it again.'

export function useTakeIn(): TakeIn {
  const { unsentFiles, sync } = useServices()
  const [state, setState] = useState<TakingIn>({ kind: 'nothing chosen' })
  const work = useAction()
  return {
    state,
    isRunning: work.isRunning,
    failure: work.failure,
    choose: (chosen) =>
      void work.run(async () => {
        setState({ kind: 'nothing chosen' })
        if (chosen.size > largestFile) return setState({ kind: 'refused', reason: tooLarge })
        // Rejects where the file was moved or changed since it was chosen.
        const text = await chosen.text().catch(() => null)
        if (text === null) return setState({ kind: 'refused', reason: notRead })
        const reading = await unsentFiles.read(text)
        setState(reading.kind === 'refused' ? reading : { kind: 'to confirm', file: reading.file })
      }),
    confirm: (file) =>
      void work.run(async () => {
        setState({ kind: 'taken in', taken: await unsentFiles.takeIn(file) })
        sync.sendNow()
      }),
    cancel: () => setState({ kind: 'nothing chosen' }),
  }
}
