import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { combineLatest } from 'rxjs'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { useServices } from '../../services.tsx'
import { countWords } from '../../ui/countWords.ts'
import { lowerFirst } from '../../ui/lowerFirst.ts'
import { useAction } from '../../ui/useAction.ts'
import { useDirtyForm } from '../../ui/useDirtyForm.ts'
import { useDraft } from '../../ui/useDraft.ts'
import { type Loadable, useLive } from '../../ui/useLive.ts'
import { useUndoStore } from '../../ui/undoStore.ts'
import { useWorkplace } from '../../workplace.tsx'
import { movedDeviceOf } from './DeviceFields.tsx'
import { holdsSending, newSendDraft, readSendDraft, type SendDraft } from './sendDraft.ts'
import { pickByTag, type Sending, sendingOf } from './sendingOf.ts'
import { useMovements } from './useMovements.ts'
import { custodyOut } from './custodyFrom.ts'
import { type Destination, destinationsOf, whyToNoBar } from './destinationsOf.ts'

export type Send = Sending & {
  readonly draft: SendDraft
  readonly destinations: readonly Destination[]
  readonly whyNoBar: string | null
  readonly destination: Destination | null
  /** What the last tag came to. */
  readonly news: string | null
  readonly failure: string | null
  readonly isSaving: boolean
  readonly change: (changes: Partial<SendDraft>) => void
  readonly choose: (tags: readonly string[]) => void
  /** One tag, typed or scanned; returns what it came to. */
  readonly pick: (text: string) => string
  readonly startAgain: () => void
  readonly send: (to: Destination) => void
}

/** Several devices to one destination: each a movement of its own, all one consignment, with a draft that outlives a reload. */
export function useSend(): Loadable<Send> {
  const { stock, reference, drafts, appUpdate, stamp } = useServices()
  const { bar } = useWorkplace()
  const navigate = useNavigate()
  const { recordConsignment, takeConsignmentBack } = useMovements()
  const offerUndo = useUndoStore((undo) => undo.offerUndo)
  const held = useLive(
    useMemo(
      () =>
        combineLatest({
          known: stock.whereabouts$(bar.barId),
          standing: stock.standing$(bar.barId),
          bars: reference.bars$(),
        }),
      [stock, reference, bar.barId],
    ),
  )
  const start = () => newSendDraft(stamp().id)
  const draft = useDraft({ shelf: drafts, key: 'stock:send', parse: readSendDraft, start })
  const [news, setNews] = useState<string | null>(null)
  const saving = useAction()
  useDirtyForm(appUpdate, 'stock:send', draft.status === 'ready' && holdsSending(draft.value))
  if (held.status !== 'ready') return held
  if (draft.status === 'loading') return draft

  const { known, standing, bars } = held.value
  const sending = sendingOf(draft.value, known, standing)
  const otherBars = bars.filter(({ barId }) => barId !== bar.barId)
  const hindered = { hasUsed: sending.toGo.some(isHandedIn), hasHeld: sending.toGo.some(({ hold }) => hold !== null) }
  const destinations = destinationsOf({ otherBars, canBeLost: false, ...hindered })
  const change = (changes: Partial<SendDraft>) => draft.set({ ...draft.value, ...changes })
  return {
    status: 'ready',
    value: {
      ...sending,
      draft: draft.value,
      destinations,
      whyNoBar: whyToNoBar(hindered),
      destination: destinations.find(({ value }) => value === draft.value.why) ?? null,
      news,
      failure: saving.failure,
      isSaving: saving.isRunning,
      change,
      choose: (tags) => change({ chosen: [...new Set([...draft.value.chosen, ...tags])] }),
      pick: (text) => {
        const pick = pickByTag(text, known, draft.value.chosen)
        setNews(pick.words)
        if (pick.kind === 'chosen') change({ chosen: [...new Set([...draft.value.chosen, pick.assetTag])] })
        return pick.words
      },
      startAgain: () => {
        setNews(null)
        void draft.restart()
      },
      send: (to) =>
        void saving.run(async () => {
          const { consignmentId } = draft.value
          const custody = custodyOut(bar, draft.value, to)
          const out = { direction: 'out', why: to.label, otherBarId: to.otherBarId, custody } as const
          await recordConsignment(
            sending.toGo.map((device) => ({ ...out, device: movedDeviceOf(device) })),
            consignmentId,
          )
          // All of it is safe by now; a draft that stays behind is only in the way.
          await draft.discard().catch(() => undefined)
          const count = countWords(sending.gone.length + sending.toGo.length, 'device')
          offerUndo(`${count} out of stock: ${lowerFirst(to.label)}.`, () => takeConsignmentBack(consignmentId))
          // The other bar wants to scan what goes with it.
          await navigate(to.otherBarId === null ? '/stock' : `/stock/note/${consignmentId}`)
        }),
    },
  }
}

export function isHandedIn({ place }: Whereabouts): boolean {
  return place.kind === 'handed in'
}
