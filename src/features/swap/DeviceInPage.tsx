import { tidyAssetTag } from '../../domain/device/device.ts'
import { readAssetTag } from '../../domain/device/readAssetTag.ts'
import { useServices } from '../../services.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { ScanField } from '../../ui/ScanField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { modelOf } from './swapFacts.ts'
import { RegisterNotice } from './RegisterNotice.tsx'
import { QuestionPage } from './QuestionPage.tsx'
import type { QuestionProps } from './questionProps.ts'

export function DeviceInPage({ questions, errorOf }: QuestionProps) {
  const { scanner } = useServices()
  const { draft, facts, answer } = questions
  useHandScanner((text) => answer({ assetTag: tidyAssetTag(text) }))
  return (
    <QuestionPage title="Which device comes in?" questions={questions}>
      <ScanField
        id="assetTag"
        label="Asset tag"
        value={draft.typed.assetTag}
        error={errorOf('assetTag')}
        onChange={(assetTag) => answer({ assetTag })}
        scanner={scanner}
        readCode={readAssetTag}
      />
      {facts.registered !== null && <RegisterNotice registered={facts.registered} />}
      <RadioList
        id="modelId"
        label="Model"
        choices={facts.catalogue.models.map(({ id, name }) => ({ value: id, label: name }))}
        value={modelOf(draft.typed, facts)?.id ?? null}
        error={errorOf('modelId')}
        onChange={(modelId) => answer({ modelId })}
      />
      <TextField
        id="serial"
        label="Serial number"
        hint={facts.registered === null ? 'Optional' : `Only if it is not ${facts.registered.serial}`}
        autoCapitalize="characters"
        isShort
        value={draft.typed.serial}
        error={errorOf('serial')}
        onChange={(serial) => answer({ serial })}
      />
    </QuestionPage>
  )
}
