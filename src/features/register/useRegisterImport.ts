import { useEffect, useRef, useState } from 'react'
import type { PlannedImport, RegisterRefusal, RegisterStep } from '../../domain/device/registerImport.ts'
import { wordsOfFailure } from '../../domain/sync/wordsOfFailure.ts'
import { useServices } from '../../services.tsx'
import { useDirtyForm } from '../../ui/useDirtyForm.ts'
import { useWorkplace } from '../../workplace.tsx'

export type ImportState =
  | { readonly kind: 'nothing chosen' }
  | { readonly kind: 'working'; readonly step: RegisterStep }
  /** Nothing was written. */
  | { readonly kind: 'refused'; readonly words: string }
  /** `isOther`: somebody changed the register since it was shown. */
  | { readonly kind: 'to confirm'; readonly name: string; readonly planned: PlannedImport; readonly isOther: boolean }
  | { readonly kind: 'done'; readonly name: string; readonly planned: PlannedImport }
  /** It is not known to be written whole. */
  | { readonly kind: 'not sent'; readonly name: string; readonly words: string }

export type RegisterImportSteps = {
  readonly state: ImportState
  readonly choose: (file: File) => void
  readonly confirm: (name: string, planned: PlannedImport) => void
  readonly cancel: () => void
}

/** A file, what it would do, a confirmation; only then is anything written, in one request. */
export function useRegisterImport(): RegisterImportSteps {
  const { register, appUpdate } = useServices()
  const { catalogue } = useWorkplace()
  const [state, setState] = useState<ImportState>({ kind: 'nothing chosen' })
  const running = useRef(new AbortController())
  useEffect(() => () => running.current.abort(), [])
  useDirtyForm(appUpdate, 'register', state.kind === 'working' || state.kind === 'to confirm')
  const onStep = (step: RegisterStep) => setState({ kind: 'working', step })

  const choose = async (file: File) => {
    running.current.abort()
    const own = new AbortController()
    running.current = own
    const planned = await register.plan(file, catalogue.models, onStep, own.signal).catch(refusalOf)
    if (own.signal.aborted) return
    if (planned.kind === 'planned') setState({ kind: 'to confirm', name: file.name, planned, isOther: false })
    else setState({ kind: 'refused', words: wordsOf(planned) })
  }
  const confirm = async (name: string, planned: PlannedImport) => {
    const sent = await register.send(planned, catalogue.models, onStep).catch(refusalOf)
    switch (sent.kind) {
      case 'sent':
        return setState({ kind: 'done', name, planned })
      case 'changed':
        return setState({ kind: 'to confirm', name, planned: sent.planned, isOther: true })
      default:
        return setState({ kind: 'not sent', name, words: wordsOf(sent) })
    }
  }
  return {
    state,
    choose: (file) => void choose(file),
    confirm: (name, planned) => void confirm(name, planned),
    cancel: () => {
      running.current.abort()
      setState({ kind: 'nothing chosen' })
    },
  }
}

function refusalOf(cause: unknown): RegisterRefusal {
  return { kind: 'refused', words: cause instanceof Error ? cause.message : String(cause) }
}

function wordsOf(refusal: RegisterRefusal): string {
  return refusal.kind === 'refused' ? refusal.words : wordsOfFailure(refusal.failure).what
}
