import { useMemo } from 'react'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { useServices } from '../../services.tsx'
import { useLive } from '../../ui/useLive.ts'

/** What is known of a device and need not be asked for. */
export type DeviceFacts = {
  readonly serial: string | null
  readonly modelId: string | null
  /** This bar never had it: the register tells. */
  readonly isFromRegister: boolean
  /** As what managers have it that should not stand in a stockroom: stolen, lost, missing, retired. */
  readonly isListedAs: string | null
}

/** What this bar knows of a device, else what the register says. */
export function useDeviceFacts(assetTag: string, before: Whereabouts | undefined): DeviceFacts {
  const { reference } = useServices()
  const found = useLive(useMemo(() => reference.registered$(assetTag), [reference, assetTag]))
  // While another tag is looked up, what is known is still of the one before.
  const registered = found.status === 'ready' && found.value?.assetTag === assetTag ? found.value : null
  return {
    serial: before?.serial ?? registered?.serial ?? null,
    modelId: before?.modelId ?? registered?.modelId ?? null,
    isFromRegister: before === undefined && registered !== null,
    isListedAs:
      registered?.state === 'missing' || registered?.state === 'retired'
        ? (registered.substate ?? registered.state)
        : null,
  }
}
