import type { Person } from '../../domain/person/person.ts'
import { useServices } from '../../services.tsx'
import { PinForm } from './PinForm.tsx'

export type PersonPinProps = {
  readonly person: Person
  readonly submitLabel: string
  readonly onRight: () => void | Promise<void>
  /** Visitors play with the way out of their screen, which starts by itself anyway: it stays. */
  readonly isBeforeVisitors?: boolean
}

export function PersonPin({ person, submitLabel, onRight, isBeforeVisitors = false }: PersonPinProps) {
  const { checkPin, pinTries, lock, now } = useServices()
  const isRight = (pin: string) => checkPin(person, pin)
  return (
    <PinForm
      name={person.name}
      submitLabel={submitLabel}
      isRight={isRight}
      onRight={onRight}
      onTooMany={isBeforeVisitors ? undefined : () => void lock.lockOut()}
      pinTries={pinTries}
      now={now}
    />
  )
}
