import type { Person } from '../../domain/person/person.ts'
import { PinPad } from '../../ui/PinPad.tsx'
import { usePinCheck } from './usePinCheck.ts'

export type PersonPinProps = {
  readonly person: Person
  readonly submitLabel: string
  readonly onRight: () => void | Promise<void>
}

export function PersonPin({ person, submitLabel, onRight }: PersonPinProps) {
  const { pin, setPin, check, error, pendingLabel } = usePinCheck(onRight)
  return (
    <PinPad
      id="pin"
      label={`PIN of ${person.name}`}
      error={error}
      submitLabel={submitLabel}
      value={pin}
      onChange={setPin}
      onSubmit={() => void check(person)}
      isPending={pendingLabel !== null}
      pendingLabel={pendingLabel ?? ''}
    />
  )
}
