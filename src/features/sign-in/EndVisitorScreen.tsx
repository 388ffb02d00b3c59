import { useState } from 'react'
import type { Bar } from '../../domain/bar/bar.ts'
import type { Person } from '../../domain/person/person.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { useIdle } from '../../ui/useIdle.ts'
import { ChoosePerson } from './ChoosePerson.tsx'
import { PersonPin } from './PersonPin.tsx'
import styles from './SignIn.module.css'

export type EndVisitorScreenProps = {
  readonly bar: Bar
  readonly people: readonly Person[]
  readonly onRight: (person: Person) => Promise<void>
  /** Back to the visitors: nobody of the bar stands here, or nobody did anything for a while. */
  readonly onStay: () => void
}

const idleSeconds = 45

/** Who ends the screen for visitors, and their PIN. */
export function EndVisitorScreen({ bar, people, onRight, onStay }: EndVisitorScreenProps) {
  const [person, setPerson] = useState<Person | null>(null)
  useIdle(idleSeconds, onStay)
  const back = (
    <Button kind="quiet" icon="arrow-left" onPress={onStay}>
      Back to the visitors’ screen
    </Button>
  )
  if (person === null)
    return (
      <div className={styles.stage}>
        <ChoosePerson bar={bar} people={people} onChoose={setPerson} title="Who ends this screen?" />
        {back}
      </div>
    )
  return (
    <Page key="PIN" title="Enter your PIN" width="reading">
      <div className={styles.stage}>
        <PersonPin person={person} submitLabel="End this screen" onRight={() => onRight(person)} isBeforeVisitors />
        {back}
      </div>
    </Page>
  )
}
