import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Device } from '../../domain/device/device.ts'
import { recordStockCount } from '../../domain/stock/recordStockCount.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { useServices } from '../../services.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useDirtyForm } from '../../ui/useDirtyForm.ts'
import { useDraft } from '../../ui/useDraft.ts'
import { type Loadable, useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import { type CountDraft, isCounting, newCountDraft, readCountDraft } from './countDraft.ts'
import { countedOf, expectedIn, missingOf, tickOff } from './countedOf.ts'

export type Count = {
  readonly expected: readonly Whereabouts[]
  readonly missing: readonly Whereabouts[]
  readonly known: ReadonlyMap<string, Whereabouts>
  readonly draft: CountDraft
  readonly isRestored: boolean
  /** What the last tag came to. */
  readonly news: string | null
  /** A tag that is not expected here, to be told what it is. */
  readonly unexpected: string | null
  readonly failure: string | null
  readonly isSaving: boolean
  readonly change: (changes: Partial<CountDraft>) => void
  /** Ticks a tag off; returns what it came to. */
  readonly tick: (text: string) => string
  readonly addFound: (device: Device, why: string) => void
  readonly dropUnexpected: () => void
  readonly startAgain: () => void
  /** Records the count, where each difference is explained. */
  readonly finish: () => void
}

/** A count of the stockroom, with a draft that outlives a reload. */
export function useCount(): Loadable<Count> {
  const { stock, drafts, appUpdate, newId, stamp, now } = useServices()
  const { bar, shift, tablet } = useWorkplace()
  const navigate = useNavigate()
  const known = useLive(useMemo(() => stock.whereabouts$(bar.barId), [stock, bar.barId]))
  const draft = useDraft({ shelf: drafts, key: 'stock-count', parse: readCountDraft, start: newCountDraft })
  const [news, setNews] = useState<string | null>(null)
  const [unexpected, setUnexpected] = useState<string | null>(null)
  const saving = useAction()
  useDirtyForm(appUpdate, 'stock-count', draft.status === 'ready' && isCounting(draft.value))
  if (known.status !== 'ready') return known
  if (draft.status === 'loading') return draft

  const expected = expectedIn(known.value)
  const change = (changes: Partial<CountDraft>) =>
    draft.set({ ...draft.value, ...changes, startedAt: draft.value.startedAt ?? now().toISOString() })
  return {
    status: 'ready',
    value: {
      expected,
      missing: missingOf(draft.value, expected),
      known: known.value,
      draft: draft.value,
      isRestored: draft.isRestored && isCounting(draft.value),
      news,
      unexpected,
      failure: saving.failure,
      isSaving: saving.isRunning,
      change,
      tick: (text) => {
        // A scanner goes on while somebody is being asked: one thing after the other.
        if (unexpected !== null) return `Say first what ${unexpected} is.`
        const tick = tickOff(draft.value, text, expected, known.value)
        setNews(tick.words)
        if (tick.kind === 'seen') change(tick.draft)
        if (tick.kind === 'unexpected') setUnexpected(tick.assetTag)
        return tick.words
      },
      addFound: (device, why) => {
        change({ found: [...draft.value.found, { device, why }] })
        setUnexpected(null)
        setNews(`${device.assetTag} found.`)
      },
      dropUnexpected: () => setUnexpected(null),
      startAgain: () => {
        setNews(null)
        void draft.restart()
      },
      finish: () => {
        const counted = countedOf(draft.value, expected)
        if (counted === null) return
        void saving.run(async () => {
          const header = {
            id: newId('stock-count'),
            barId: bar.barId,
            openingId: shift.opening.id,
            by: tablet.installId,
          }
          await stock.add(recordStockCount({ ...header, ...counted }, stamp()))
          // The count is safe by now; a draft that stays behind is only in the way.
          await draft.discard().catch(() => undefined)
          await navigate('/stock')
        })
      },
    },
  }
}
