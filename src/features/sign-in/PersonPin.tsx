import type { Person } from '../../domain/person/person.ts'
import { useServices } from '../../services.tsx'
import { PinForm } from './PinForm.tsx'

export type PersonPinProps = {
  readonly person: Person
  readonly submitLabel: string
  readonly onRight: () => void | Promise<void>
}

export function PersonPin({ person, submitLabel, onRight }: PersonPinProps) {
  const { checkPin, pinTries, now } = useServices()
  const isRight = (pin: string) => checkPin(person, pin)
  return (
    <PinForm
      name={person.name}
      submitLabel={submitLabel}
      isRight={isRight}
      onRight={onRight}
      pinTries={pinTries}
      now={now}
    />
  )
}
