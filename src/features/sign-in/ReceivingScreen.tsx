import { useServices } from '../../services.tsx'
import { Page } from '../../ui/Page.tsx'
import { useLive } from '../../ui/useLive.ts'
import { Receiving } from './Receiving.tsx'

/** The tablet is set up, and what the centre knows of its bar is still on the way. */
export function ReceivingScreen() {
  const { sync } = useServices()
  const status = useLive(sync.status$)
  return (
    <Page title="Receiving this bar’s details" width="reading">
      <p>Names, reasons, models and openings come from the centre. After this the tablet works without a network.</p>
      {status.status === 'ready' && <Receiving status={status.value} />}
    </Page>
  )
}
