import { useMemo } from 'react'
import { managerRole } from '../../domain/sync/roles.ts'
import { useServices } from '../../services.tsx'
import { Page } from '../../ui/Page.tsx'
import { useLive } from '../../ui/useLive.ts'
import { ExportRegister } from './ExportRegister.tsx'
import { FindDevice } from './FindDevice.tsx'
import { ImportRegister } from './ImportRegister.tsx'

/** What the force has: looked up by everybody, kept by managers. */
export function RegisterScreen() {
  const { tablet } = useServices()
  const roles = useLive(useMemo(() => tablet.roles$(), [tablet]))
  const isManager = roles.status === 'ready' && roles.value.includes(managerRole)
  return (
    <Page
      title="Device register"
      lead="What every device is, as managers keep it."
      width="reading"
      back={{ to: '/stock', label: 'Stock' }}
    >
      <FindDevice />
      {isManager && <ImportRegister />}
      {isManager && <ExportRegister />}
    </Page>
  )
}
