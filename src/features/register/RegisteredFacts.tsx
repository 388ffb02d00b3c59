import type { RegisteredDevice } from '../../domain/device/registeredDevice.ts'
import { SummaryList } from '../../ui/SummaryList.tsx'
import { dateWords } from '../../ui/timeWords.ts'
import { useServices } from '../../services.tsx'
import { useWorkplace } from '../../workplace.tsx'

/** One device as the register has it. */
export function RegisteredFacts({ device }: { readonly device: RegisteredDevice }) {
  const { now } = useServices()
  const { catalogue } = useWorkplace()
  const model = catalogue.models.find(({ id }) => id === device.modelId)
  const { imeis, forRole, warrantyEnd, state, substate } = device
  const isOver = warrantyEnd !== null && new Date(`${warrantyEnd}T23:59:59`) < now()
  return (
    <SummaryList
      rows={[
        { label: 'Asset tag', value: device.assetTag },
        { label: 'Serial number', value: device.serial },
        { label: 'Model', value: model?.name ?? device.modelId },
        ...imeis.map((imei, place) => ({ label: imeis.length === 1 ? 'IMEI' : `IMEI ${place + 1}`, value: imei })),
        { label: 'For', value: forRole ?? 'Any role' },
        {
          label: 'Warranty',
          value: warrantyEnd === null ? 'Not known' : `${isOver ? 'Ended' : 'Until'} ${dateWords(warrantyEnd)}`,
        },
        { label: 'State', value: substate === null ? state : `${state}, ${substate}` },
      ]}
    />
  )
}
