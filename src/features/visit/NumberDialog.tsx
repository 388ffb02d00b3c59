import { useState } from 'react'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { SmallFormProps } from './DeviceDialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'

const systems = [
  { value: 'incident', label: 'Incident' },
  { value: 'request', label: 'Request' },
] as const

/** The number of this matter in another system. */
export function NumberDialog({ isOpen, onClose, steps, typing: { typed, change } }: SmallFormProps) {
  const [error, setError] = useState<string>()
  const save = async () => {
    const number = typed.number.trim()
    if (number === '' || number.length > 40)
      return setError(number === '' ? 'Enter the number' : 'A number has at most 40 characters')
    setError(undefined)
    onClose()
    if (await steps.happen({ kind: 'number added', system: typed.system, number })) change({ number: '' })
  }
  return (
    <FormDialog title="Other number" isOpen={isOpen} saveLabel="Add" onSave={() => void save()} onClose={onClose}>
      <ChoiceRow
        id="system"
        label="Of which kind?"
        choices={systems}
        value={typed.system}
        onChange={(system) => change({ system })}
      />
      <TextField
        id="number"
        label="Number"
        autoCapitalize="characters"
        isShort
        value={typed.number}
        error={error}
        onChange={(number) => change({ number })}
      />
    </FormDialog>
  )
}
