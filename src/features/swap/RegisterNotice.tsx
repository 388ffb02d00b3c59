import type { RegisteredDevice } from '../../domain/device/registeredDevice.ts'
import { useServices } from '../../services.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { dateWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'

/** What the register says of the device that comes in, and aloud what should not come over a counter. */
export function RegisterNotice({ registered }: { readonly registered: RegisteredDevice }) {
  const { now } = useServices()
  const { catalogue } = useWorkplace()
  const { assetTag, serial, modelId, warrantyEnd, state, substate } = registered
  if (state === 'missing' || state === 'retired')
    return (
      <Notice kind="warning" title={`The register has ${assetTag} as ${substate ?? state}`}>
        Look at the label and at the serial number once more, and ask where it comes from. The swap can go on.
      </Notice>
    )
  const model = catalogue.models.find(({ id }) => id === modelId)
  const isOver = warrantyEnd !== null && new Date(`${warrantyEnd}T23:59:59`) < now()
  const warranty = warrantyEnd === null ? '' : `, warranty ${isOver ? 'ended' : 'until'} ${dateWords(warrantyEnd)}`
  return <Notice>{`In the register: ${model?.name ?? modelId}, serial ${serial}${warranty}.`}</Notice>
}
