import { useCallback, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { map } from 'rxjs'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { isHere } from '../../domain/stock/isHere.ts'
import { type ModelStock, stockByModel } from '../../domain/stock/stockByModel.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { useServices } from '../../services.tsx'
import { type Loadable, useLive } from '../../ui/useLive.ts'
import { useRead } from '../../ui/useRead.ts'
import { useWorkplace } from '../../workplace.tsx'
import type { Label } from './LabelDrawing.tsx'

type Device = Whereabouts & { readonly modelId: string }

export type Labels = {
  readonly groups: readonly ModelStock<Device>[]
  readonly chosen: readonly string[]
  readonly choose: (tags: readonly string[]) => void
  /** Of what is chosen, in the order of asset tags; while the writer of bars is being loaded, or if it cannot be. */
  readonly labels: Loadable<readonly Label[]>
}

/** Devices that are here, and the labels of those that are chosen; one can be named in the address. */
export function useLabels(): Loadable<Labels> {
  const { stock, barcodes } = useServices()
  const { bar, catalogue } = useWorkplace()
  const [query] = useSearchParams()
  const [chosen, choose] = useState<readonly string[]>(() => {
    const tag = tidyAssetTag(query.get('tag') ?? '')
    return tag === '' ? [] : [tag]
  })
  const here = useLive(
    useMemo(
      () =>
        stock.whereabouts$(bar.barId).pipe(
          map((known) =>
            [...known.values()]
              .filter(isHere)
              .map((device): Device => ({ ...device, modelId: device.modelId ?? 'Model not known' }))
              .toSorted((a, b) => (a.assetTag < b.assetTag ? -1 : 1)),
          ),
        ),
      [stock, bar.barId],
    ),
  )
  const devices = useMemo(
    () => (here.status === 'ready' ? here.value.filter(({ assetTag }) => chosen.includes(assetTag)) : []),
    [here, chosen],
  )
  const draw = useCallback(
    () =>
      Promise.all(
        devices.map(async ({ assetTag, modelId }) => ({
          assetTag,
          model: catalogue.models.find(({ id }) => id === modelId)?.name ?? modelId,
          bars: await barcodes.code128(assetTag),
        })),
      ),
    [devices, catalogue, barcodes],
  )
  const labels = useRead(draw)
  if (here.status !== 'ready') return here
  const groups = stockByModel(here.value, catalogue.models, bar).filter((group) => group.devices.length > 0)
  return { status: 'ready', value: { groups, chosen, choose, labels } }
}
