import { format } from 'date-fns'
import { useMemo, useState } from 'react'
import type { EndOfDayResult, EndOfDayStep } from '../../domain/receipt/endOfDayResult.ts'
import type { Receipt } from '../../domain/receipt/receipt.ts'
import { useServices } from '../../services.tsx'
import { useAction } from '../../ui/useAction.ts'
import { type Loadable, useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'

export type EndOfDay = {
  /** The local day that is asked for. */
  readonly day: string
  /** The last one that was given; null before the first. */
  readonly receipt: Loadable<Receipt | null>
  /** Null unless it runs right now. */
  readonly step: EndOfDayStep | null
  /** Of the last asking on this screen. */
  readonly result: EndOfDayResult | null
  readonly failure: string | null
  readonly ask: () => void
}

export function useEndOfDay(): EndOfDay {
  const { endOfDay, now } = useServices()
  const { bar } = useWorkplace()
  const receipt$ = useMemo(() => endOfDay.receipt$(), [endOfDay])
  const [step, setStep] = useState<EndOfDayStep>('asking')
  const [result, setResult] = useState<EndOfDayResult | null>(null)
  const asking = useAction()
  const day = format(now(), 'yyyy-MM-dd')
  return {
    day,
    receipt: useLive(receipt$),
    step: asking.isRunning ? step : null,
    result,
    failure: asking.failure,
    ask: () =>
      void asking.run(async () => {
        setResult(null)
        setStep('asking')
        setResult(await endOfDay.run(bar.barId, day, setStep))
      }),
  }
}
