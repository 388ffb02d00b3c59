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
  readonly choose: (chosen: Pick<Blob, 'text'>) => void
  readonly confirm: (file: UnsentFile) => void
  readonly cancel: () => void
}

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
        const reading = await unsentFiles.read(await chosen.text())
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
