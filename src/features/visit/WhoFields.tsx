import { isAnyoneNamed, type RequesterField, type TypedRequester } from '../../domain/requester/requesterFrom.ts'
import { readPass } from '../../domain/requester/readPass.ts'
import { useServices } from '../../services.tsx'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import type { FieldProblem } from '../../ui/ErrorSummary.tsx'
import { ScanButton } from '../../ui/ScanButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './WhoFields.module.css'

export type WhoFieldsProps = {
  readonly typed: TypedRequester
  readonly notRecordedReasons: readonly string[]
  readonly problems: readonly FieldProblem[]
  readonly onChange: (changes: Partial<TypedRequester>) => void
}

const kinds = [
  { value: 'staff', label: 'Staff' },
  { value: 'guest', label: 'Guest' },
] as const

/** Who is being helped: a staff number, a guest's name, or nobody with the stated reason. */
export function WhoFields({ typed, notRecordedReasons, problems, onChange }: WhoFieldsProps) {
  const { scanner } = useServices()
  const errorOf = (field: RequesterField) => problems.find(({ fieldId }) => fieldId === field)?.message
  const isNamed = isAnyoneNamed(typed)
  return (
    <div className={styles.fields}>
      <ChoiceRow
        id="who-kind"
        label="Who is it?"
        isLabelHidden
        choices={kinds}
        value={typed.kind}
        onChange={(kind) => onChange({ kind })}
      />
      {typed.kind === 'staff' ? (
        <div className={styles.pair}>
          <TextField
            id="staffNumber"
            label="Staff number"
            hint="Type it, or scan the pass"
            autoCapitalize="characters"
            value={typed.staffNumber}
            error={errorOf('staffNumber')}
            onChange={(staffNumber) => onChange({ staffNumber })}
          />
          <TextField
            id="name"
            label="Name"
            hint="Optional"
            autoCapitalize="words"
            value={typed.name}
            error={errorOf('name')}
            onChange={(name) => onChange({ name })}
          />
        </div>
      ) : (
        <TextField
          id="guestName"
          label="Guest's name"
          autoCapitalize="words"
          value={typed.guestName}
          error={errorOf('guestName')}
          onChange={(guestName) => onChange({ guestName })}
        />
      )}
      {typed.kind === 'staff' && (
        <ScanButton
          label="Scan the pass"
          scanner={scanner}
          onScan={(text) => {
            const pass = readPass(text)
            if (pass.kind === 'unclear') return pass.words
            onChange({ staffNumber: pass.staffNumber })
            return null
          }}
        />
      )}
      <ChoiceRow
        id="why"
        label="Nobody named? Not recorded, because"
        hint={isNamed ? 'Not needed: the person is named' : undefined}
        choices={notRecordedReasons.map((why) => ({ value: why, label: why, isDisabled: isNamed }))}
        value={isNamed ? null : typed.why}
        onChange={(why) => onChange({ why })}
      />
    </div>
  )
}
