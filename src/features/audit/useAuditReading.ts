import { useState } from 'react'
import type { AuditReading, DaySpan } from '../../domain/audit/auditReading.ts'
import { wordsOfFailure } from '../../domain/sync/wordsOfFailure.ts'
import { useServices } from '../../services.tsx'
import { useAction } from '../../ui/useAction.ts'

export type ReadTrails = Extract<AuditReading, { readonly kind: 'read' }>

export type AuditReadingState =
  | { readonly kind: 'not asked' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly reading: ReadTrails }
  /** Nothing was changed by it. */
  | { readonly kind: 'failed'; readonly words: string }

/** Asked of the centre each time: no device holds another bar's records. */
export function useAuditReading(): {
  readonly state: AuditReadingState
  readonly ask: (barId: string, span: DaySpan) => void
} {
  const { auditTrails } = useServices()
  const [reading, setReading] = useState<AuditReading | null>(null)
  const asking = useAction()
  const ask = (barId: string, span: DaySpan) =>
    void asking.run(async () => {
      setReading(null)
      setReading(await auditTrails.read(barId, span))
    })
  return { state: stateOf(asking.isRunning, asking.failure, reading), ask }
}

function stateOf(isRunning: boolean, failure: string | null, reading: AuditReading | null): AuditReadingState {
  if (isRunning) return { kind: 'reading' }
  if (failure !== null) return { kind: 'failed', words: failure }
  if (reading === null) return { kind: 'not asked' }
  return reading.kind === 'read'
    ? { kind: 'read', reading }
    : { kind: 'failed', words: wordsOfFailure(reading.failure).what }
}
