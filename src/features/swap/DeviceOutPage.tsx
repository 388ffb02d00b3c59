import { tidyAssetTag } from '../../domain/device/device.ts'
import { readAssetTag } from '../../domain/device/readAssetTag.ts'
import { useServices } from '../../services.tsx'
import { CheckboxList } from '../../ui/CheckboxList.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { ScanButton } from '../../ui/ScanButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { useWorkplace } from '../../workplace.tsx'
import { EntitlementNotice } from './EntitlementNotice.tsx'
import { QuestionPage } from './QuestionPage.tsx'
import { chosenDeviceOf, entitlementOf, modelOf, replacementsOf } from './swapFacts.ts'
import type { QuestionProps } from './questionProps.ts'

export function DeviceOutPage({ view, questions, errorOf }: QuestionProps) {
  const { scanner } = useServices()
  const { catalogue } = useWorkplace()
  const { draft, facts, answer } = questions
  const { typed } = draft
  useHandScanner((text) => answer({ outgoingTag: tidyAssetTag(text) }))
  const nameOf = (modelId: string) => catalogue.models.find(({ id }) => id === modelId)?.name ?? modelId
  const replacements = replacementsOf(typed, facts)
  const chosen = chosenDeviceOf(typed, facts)
  const accessories = catalogue.models.find(({ id }) => id === chosen?.modelId)?.accessories ?? []
  const entitlement = entitlementOf(typed, facts)
  const scan = (text: string) => {
    const label = readAssetTag(text)
    if (label.kind === 'unclear') return label.words
    if (!replacements.some(({ device }) => device.assetTag === label.value))
      return `${label.value} is not among the devices here that fit. Scan another one.`
    answer({ outgoingTag: label.value })
    return null
  }
  return (
    <QuestionPage title="Which device goes out?" questions={questions} isDeadEnd={replacements.length === 0}>
      {entitlement !== null && <EntitlementNotice entitlement={entitlement} visitId={view.visit.id} />}
      {entitlement !== null && entitlement.kind !== 'allowed' && (
        <TextField
          id="approver"
          label={entitlement.kind === 'refused' ? 'Who approved an exception?' : 'Who approved this swap?'}
          hint="Name and rank or role, kept with the swap"
          autoCapitalize="words"
          value={typed.approver}
          error={errorOf('approver')}
          onChange={(approver) => answer({ approver })}
        />
      )}
      {replacements.length === 0 ? (
        <NothingFits modelName={modelOf(typed, facts)?.name ?? ''} visitId={view.visit.id} />
      ) : (
        <>
          <ScanButton label="Scan the label" scanner={scanner} onScan={scan} />
          <RadioList
            id="outgoingTag"
            label="Devices in this stockroom that fit"
            choices={replacements.map(({ device, fit }) => ({
              value: device.assetTag,
              label: `${device.assetTag} · ${nameOf(device.modelId)}`,
              hint: `${fit === 'same model' ? 'Same model' : 'Substitute'}, serial ${device.serial}`,
            }))}
            value={typed.outgoingTag}
            error={errorOf('outgoingTag')}
            onChange={(outgoingTag) => answer({ outgoingTag })}
          />
        </>
      )}
      {accessories.length > 0 && (
        <CheckboxList
          id="accessoriesOut"
          label="Which accessories go with it?"
          choices={accessories.map((name) => ({ value: name, label: name }))}
          value={typed.accessoriesOut}
          onChange={(accessoriesOut) => answer({ accessoriesOut: [...accessoriesOut] })}
        />
      )}
    </QuestionPage>
  )
}

function NothingFits({ modelName, visitId }: { readonly modelName: string; readonly visitId: string }) {
  return (
    <Notice
      kind="warning"
      title={`No device here fits in place of ${modelName}`}
      actions={<LinkButton to={`/visit/${visitId}`}>Back to the visit</LinkButton>}
    >
      This stockroom holds neither the same model nor a substitute. On the visit you can issue a loaner, escalate, or
      put it on hold. Your answers stay here until a device is in.
    </Notice>
  )
}
