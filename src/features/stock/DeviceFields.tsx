import { type Device, tidyAssetTag } from '../../domain/device/device.ts'
import { readAssetTag } from '../../domain/device/readAssetTag.ts'
import type { MovedDevice } from '../../domain/stock/stockMovement.ts'
import type { Whereabouts } from '../../domain/stock/whereabouts.ts'
import { useServices } from '../../services.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { ScanField } from '../../ui/ScanField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useWorkplace } from '../../workplace.tsx'
import type { DeviceFacts } from './useDeviceFacts.ts'

export type TypedDevice = { readonly assetTag: string; readonly serial: string; readonly modelId: string | null }

export type DeviceProblems = { readonly assetTag?: string; readonly serial?: string; readonly modelId?: string }

export type DeviceFieldsProps = {
  /** Begins the ids of the fields. */
  readonly id: string
  readonly typed: TypedDevice
  readonly change: (changes: Partial<TypedDevice>) => void
  /** Is not asked for. Null: nothing but the tag is, because what leaves may stay unknown. */
  readonly facts: DeviceFacts | null
  readonly problems: DeviceProblems
  /** The tag is given, and not asked for either. */
  readonly isTagGiven?: boolean
}

const longest = 40

/** Which device: by its tag, typed or scanned; serial and model where nobody has told them yet. */
export function DeviceFields({ id, typed, change, facts, problems, isTagGiven = false }: DeviceFieldsProps) {
  const { scanner } = useServices()
  const { catalogue } = useWorkplace()
  const modelName = catalogue.models.find(({ id: modelId }) => modelId === facts?.modelId)?.name
  return (
    <>
      {!isTagGiven && (
        <ScanField
          id={`${id}Tag`}
          label="Asset tag"
          value={typed.assetTag}
          error={problems.assetTag}
          onChange={(assetTag) => change({ assetTag })}
          scanner={scanner}
          readCode={readAssetTag}
        />
      )}
      {facts !== null && facts.isListedAs !== null && (
        <Notice kind="warning" isNews title={`The register has this device as ${facts.isListedAs}`}>
          Look at the label and at the serial number once more, and ask where it comes from. It can be recorded all the
          same.
        </Notice>
      )}
      {facts?.isFromRegister === true && (
        <p>{`In the register: ${modelName ?? facts.modelId}, serial ${facts.serial}.`}</p>
      )}
      {facts?.serial === null && (
        <TextField
          id={`${id}Serial`}
          label="Serial number"
          autoCapitalize="characters"
          isShort
          value={typed.serial}
          error={problems.serial}
          onChange={(text) => change({ serial: text })}
        />
      )}
      {facts?.modelId === null && (
        <RadioList
          id={`${id}Model`}
          label="Model"
          choices={catalogue.models.map((model) => ({ value: model.id, label: model.name }))}
          value={typed.modelId}
          error={problems.modelId}
          onChange={(chosen) => change({ modelId: chosen })}
        />
      )}
    </>
  )
}

/** The device as it is recorded, or what is missing. */
export function deviceFrom(
  typed: TypedDevice,
  facts: DeviceFacts,
): { readonly device: Device | null; readonly problems: DeviceProblems } {
  const assetTag = tidyAssetTag(typed.assetTag)
  const serial = facts.serial ?? typed.serial.trim().toUpperCase()
  const modelId = facts.modelId ?? typed.modelId
  const problems = {
    ...(assetTag === '' || assetTag.length > longest
      ? { assetTag: `Enter the asset tag, ${longest} characters at most` }
      : {}),
    ...(serial === '' || serial.length > longest
      ? { serial: `Enter the serial number, ${longest} characters at most` }
      : {}),
    ...(modelId === null ? { modelId: 'Choose the model' } : {}),
  }
  const isComplete = Object.keys(problems).length === 0 && modelId !== null
  return { device: isComplete ? { assetTag, serial, modelId } : null, problems }
}

/** A device that this bar knows, as far as it knows it: a serial that nobody told holds nothing up that leaves. */
export function movedDeviceOf({ assetTag, serial, modelId }: Whereabouts): MovedDevice {
  return { assetTag, serial, modelId }
}
