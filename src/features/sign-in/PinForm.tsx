import { PinPad } from '../../ui/PinPad.tsx'
import { type PinQuestion, usePinCheck } from './usePinCheck.ts'

export type PinFormProps = PinQuestion & { readonly name: string; readonly submitLabel: string }

export function PinForm({ name, submitLabel, ...question }: PinFormProps) {
  const { pin, setPin, check, error, pendingLabel } = usePinCheck(question)
  return (
    <PinPad
      id="pin"
      label={`PIN of ${name}`}
      error={error}
      submitLabel={submitLabel}
      value={pin}
      onChange={setPin}
      onSubmit={() => void check()}
      isPending={pendingLabel !== null}
      pendingLabel={pendingLabel ?? ''}
    />
  )
}
