import { useServices } from '../../services.tsx'
import { Page } from '../../ui/Page.tsx'
import { useLive } from '../../ui/useLive.ts'
import { ChooseBarForm, type ChooseBarProps } from './ChooseBarForm.tsx'
import { InstallAdvice } from './InstallAdvice.tsx'
import { Receiving } from './Receiving.tsx'

/** After the code: which bar this tablet belongs to. Waits until the list is whole. */
export function ChooseBarScreen({ bars, sites }: ChooseBarProps) {
  const { sync } = useServices()
  const status = useLive(sync.status$)
  if (status.status !== 'ready') return null
  const isWhole = bars.length > 0 && status.value.activity.kind !== 'receiving'
  return (
    <Page title="Choose this tablet’s bar" lead="The set-up code was accepted.">
      {isWhole ? (
        <>
          <InstallAdvice />
          <ChooseBarForm bars={bars} sites={sites} />
        </>
      ) : (
        <Receiving status={status.value} />
      )}
    </Page>
  )
}
