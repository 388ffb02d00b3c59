import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { combineLatest } from 'rxjs'
import type { Bar } from '../../domain/bar/bar.ts'
import { movementsOfConsignment } from '../../domain/stock/movementsOfConsignment.ts'
import { stockroomNameOf } from '../../domain/stock/stockroomNameOf.ts'
import type { MovedDevice } from '../../domain/stock/stockMovement.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { useServices } from '../../services.tsx'
import { countWords } from '../../ui/countWords.ts'
import { useAction } from '../../ui/useAction.ts'
import { useDirtyForm } from '../../ui/useDirtyForm.ts'
import { useDraft } from '../../ui/useDraft.ts'
import { type Loadable, useLive } from '../../ui/useLive.ts'
import { useUndoStore } from '../../ui/undoStore.ts'
import { useWorkplace } from '../../workplace.tsx'
import { differenceWords, receivedByCode } from './receivedByCode.ts'
import { holdsReceiving, newReceiveDraft, readReceiveDraft, type ReceiveDraft } from './receiveDraft.ts'
import { useMovements } from './useMovements.ts'

export type Receive = {
  readonly draft: ReceiveDraft
  readonly known: ReadonlyMap<string, Whereabouts>
  readonly otherBars: readonly Bar[]
  readonly from: Bar | null
  /** Of the note, what is still to be looked at. */
  readonly expected: readonly MovedDevice[]
  /** Of the note, what was taken in already. */
  readonly takenIn: ReadonlySet<string>
  /** Of the note, what was retired here: it is not taken in. */
  readonly retired: readonly string[]
  /** What will be taken in. */
  readonly toTakeIn: readonly MovedDevice[]
  readonly difference: string | null
  readonly news: string | null
  /** A tag that is on no note, to be told what it is. */
  readonly unexpected: string | null
  readonly failure: string | null
  readonly isSaving: boolean
  readonly change: (changes: Partial<ReceiveDraft>) => void
  /** One code, scanned or typed; returns what it came to. */
  readonly take: (code: string) => string
  readonly addBesides: (device: MovedDevice) => void
  readonly dropUnexpected: () => void
  readonly startAgain: () => void
  readonly finish: (from: Bar) => void
}

/** What another bar sent: by its note or tag by tag, and all at once into the stockroom; with a draft that outlives a reload. */
export function useReceive(): Loadable<Receive> {
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
  const start = () => newReceiveDraft(stamp().id)
  const draft = useDraft({ shelf: drafts, key: 'stock:receive', parse: readReceiveDraft, start })
  const [news, setNews] = useState<string | null>(null)
  const [unexpected, setUnexpected] = useState<string | null>(null)
  const saving = useAction()
  useDirtyForm(appUpdate, 'stock:receive', draft.status === 'ready' && holdsReceiving(draft.value))
  if (held.status !== 'ready') return held
  if (draft.status === 'loading') return draft

  const { known, standing, bars } = held.value
  const { note, here, besides, fromBarId, earlier } = draft.value
  const consignmentId = note?.id ?? draft.value.consignmentId
  const takenInOf = (id: string) => new Set(movementsOfConsignment(standing, id).map(({ device }) => device.assetTag))
  const takenIn = takenInOf(consignmentId)
  const isRetired = (assetTag: string) => known.get(assetTag)?.place.kind === 'retired'
  const left = (note?.devices ?? []).filter(({ assetTag }) => !takenIn.has(assetTag))
  const expected = left.filter(({ assetTag }) => !isRetired(assetTag))
  const toTakeIn = [...expected.filter(({ assetTag }) => here.includes(assetTag)), ...besides].filter(
    ({ assetTag }) => !takenIn.has(assetTag) && !isRetired(assetTag),
  )
  const retired = left.map(({ assetTag }) => assetTag).filter(isRetired)
  const difference = differenceWords(draft.value, takenIn, retired)
  const otherBars = bars.filter(({ barId }) => barId !== bar.barId)
  const change = (changes: Partial<ReceiveDraft>) => draft.set({ ...draft.value, ...changes })
  return {
    status: 'ready',
    value: {
      draft: draft.value,
      known,
      otherBars,
      from: otherBars.find(({ barId }) => barId === fromBarId) ?? null,
      expected,
      takenIn,
      retired,
      toTakeIn,
      difference,
      news,
      unexpected,
      failure: saving.failure,
      isSaving: saving.isRunning,
      change,
      take: (code) => {
        // A scanner goes on while somebody is being asked: one thing after the other.
        if (unexpected !== null) return `Say first what ${unexpected} is.`
        const received = receivedByCode(draft.value, code, { barId: bar.barId, bars, takenInOf, isRetired })
        setNews(received.words)
        if (received.kind === 'taken') draft.set(received.draft)
        if (received.kind === 'besides') setUnexpected(received.assetTag)
        return received.words
      },
      addBesides: (device) => {
        change({ besides: [...besides, device] })
        setUnexpected(null)
        setNews(`${device.assetTag} is here.`)
      },
      dropUnexpected: () => setUnexpected(null),
      startAgain: () => {
        setNews(null)
        void draft.restart()
      },
      finish: (from) =>
        void saving.run(async () => {
          const method = note?.method ?? null
          const custody =
            method === null
              ? null
              : { from: stockroomNameOf(from), to: stockroomNameOf(bar), method, seal: note?.seal ?? null }
          const why = `From ${from.name}`
          const told = { direction: 'in', why, otherBarId: from.barId, custody, remark: difference } as const
          await recordConsignment(
            toTakeIn.map((device) => ({ ...told, device })),
            consignmentId,
          )
          await draft.discard().catch(() => undefined)
          // Also what an attempt before this one wrote, and not what came by the same note another time.
          const before = [...takenIn].filter((assetTag) => !earlier.includes(assetTag))
          const count = countWords(before.length + toTakeIn.length, 'device')
          offerUndo(`${count} taken in: from ${from.name}.`, () => takeConsignmentBack(consignmentId, earlier))
          await navigate('/stock')
        }),
    },
  }
}
