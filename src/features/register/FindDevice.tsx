import { type FormEvent, useState } from 'react'
import { tidyAssetTag } from '../../domain/device/device.ts'
import { readAssetTag } from '../../domain/device/readAssetTag.ts'
import type { RegisteredDevice } from '../../domain/device/registeredDevice.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ScanField } from '../../ui/ScanField.tsx'
import { useAction } from '../../ui/useAction.ts'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { RegisteredFacts } from './RegisteredFacts.tsx'
import styles from './Register.module.css'

type Found = { readonly label: string; readonly device: RegisteredDevice | null }

/** One device by what stands on it. */
export function FindDevice() {
  const { reference, scanner } = useServices()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const looking = useAction()
  const look = (text: string) => {
    const label = tidyAssetTag(text)
    setProblem(label === '' ? 'Enter what stands on the device' : null)
    if (label === '') return
    void looking.run(async () => setFound({ label, device: await reference.findRegistered(label) }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    look(typed)
  }
  useHandScanner((text) => {
    setTyped(tidyAssetTag(text))
    look(text)
  })
  return (
    <Card title="Find a device">
      <form className={styles.find} onSubmit={submit}>
        <ScanField
          id="label"
          label="Asset tag, serial number or IMEI"
          value={typed}
          error={problem ?? undefined}
          onChange={setTyped}
          scanner={scanner}
          readCode={readAssetTag}
        />
        <div>
          <Button type="submit" icon="search" isPending={looking.isRunning} pendingLabel="Looking">
            Find
          </Button>
        </div>
      </form>
      {looking.failure !== null && (
        <Notice kind="error" isNews title="The register could not be read">
          {`Nothing was changed. Try again. (${looking.failure})`}
        </Notice>
      )}
      {found !== null && found.device === null && (
        <Notice kind="warning" isNews title={`${found.label} is not in the register`}>
          Look at the label once more. What this tablet has of the register is as new as its last exchange with the
          centre.
        </Notice>
      )}
      {found !== null && found.device !== null && <RegisteredFacts device={found.device} />}
    </Card>
  )
}
