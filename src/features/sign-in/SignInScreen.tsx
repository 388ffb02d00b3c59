import { useState } from 'react'
import type { Bar } from '../../domain/bar/bar.ts'
import type { Person } from '../../domain/person/person.ts'
import type { Site } from '../../domain/site/site.ts'
import { type OpenedBy, useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { ChooseOpening } from './ChooseOpening.tsx'
import { ChoosePerson } from './ChoosePerson.tsx'
import { PersonPin } from './PersonPin.tsx'
import styles from './SignIn.module.css'

export type SignInScreenProps = {
  readonly bar: Bar
  readonly people: readonly Person[]
  readonly sites: readonly Site[]
}

type Step =
  | { readonly kind: 'who' }
  | { readonly kind: 'PIN'; readonly person: Person }
  | { readonly kind: 'where'; readonly person: Person }

/** The start of a shift: who, their PIN, where the bar is open today. */
export function SignInScreen({ bar, people, sites }: SignInScreenProps) {
  const { lock, openedBy, now } = useServices()
  const [step, setStep] = useState(() => firstStep(openedBy, people, now()))
  switch (step.kind) {
    case 'who':
      return <ChoosePerson bar={bar} people={people} onChoose={(person) => setStep({ kind: 'PIN', person })} />
    case 'PIN':
      return (
        <Page key="PIN" title="Enter your PIN" width="reading">
          <div className={styles.stage}>
            <PersonPin
              person={step.person}
              submitLabel="Sign in"
              onRight={() => setStep({ kind: 'where', person: step.person })}
            />
            <Button kind="quiet" icon="arrow-left" onPress={() => setStep({ kind: 'who' })}>
              Somebody else
            </Button>
          </div>
        </Page>
      )
    case 'where':
      return <ChooseOpening bar={bar} sites={sites} person={step.person} onChosen={() => lock.setUnlocked(true)} />
  }
}

/** Nobody else took the tablet in so short a time. */
const stillThereMs = 60_000

/** Whoever has just opened the sealed tablet proved who they are. */
function firstStep(openedBy: OpenedBy, people: readonly Person[], now: Date): Step {
  if (openedBy.kind !== 'PIN' || now.getTime() - openedBy.at.getTime() > stillThereMs) return { kind: 'who' }
  const person = people.find(({ personId }) => personId === openedBy.personId)
  return person === undefined ? { kind: 'who' } : { kind: 'where', person }
}
