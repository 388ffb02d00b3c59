import { Page } from '../../ui/Page.tsx'
import { useWorkplace } from '../../workplace.tsx'
import { SaveUnsent } from './SaveUnsent.tsx'
import { TakeInFile } from './TakeInFile.tsx'

/** The last resort: records travel as a file when a tablet cannot send them itself. */
export function UnsentFileScreen() {
  const { bar } = useWorkplace()
  return (
    <Page
      title="Unsent records as a file"
      lead="For a tablet that cannot reach the centre any more"
      width="reading"
      back={{ to: '/tablet', label: 'This tablet' }}
    >
      <SaveUnsent barId={bar.barId} />
      <TakeInFile />
    </Page>
  )
}
