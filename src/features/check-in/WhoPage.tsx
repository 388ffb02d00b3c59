import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { ScanButton } from '../../ui/ScanButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useHandScanner } from '../../ui/useHandScanner.ts'
import { VisitorFrame } from '../../ui/VisitorFrame.tsx'
import styles from './CheckIn.module.css'
import { Cancel } from './Cancel.tsx'
import type { LeaveProps } from './leaveProps.ts'
import type { CheckIn, CheckInStep } from './useCheckIn.ts'

const kinds = [
  { value: 'staff', label: 'I have a staff number' },
  { value: 'guest', label: 'I am a guest' },
] as const

export type WhoPageProps = {
  readonly step: Extract<CheckInStep, { kind: 'who' }>
  readonly checkIn: CheckIn
  readonly leave: LeaveProps
}

export function WhoPage({ step: { typed, problems }, checkIn, leave }: WhoPageProps) {
  const { scanner } = useServices()
  useHandScanner(checkIn.hearPass)
  const errorOf = (field: string) => problems.find(({ fieldId }) => fieldId === field)?.message
  return (
    <VisitorFrame key="who" title="Who are you?" {...leave}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(submit) => {
          submit.preventDefault()
          checkIn.enterWho()
        }}
      >
        <ChoiceRow
          id="kind"
          label="Staff or guest"
          isLabelHidden
          choices={kinds}
          value={typed.kind}
          onChange={(kind) => checkIn.type({ kind })}
        />
        {typed.kind === 'staff' ? (
          <>
            <ScanButton label="Scan your pass" scanner={scanner} facing="user" onScan={checkIn.scanPass} />
            <TextField
              id="staffNumber"
              label="Staff number"
              autoCapitalize="characters"
              value={typed.staffNumber}
              error={errorOf('staffNumber')}
              onChange={(staffNumber) => checkIn.type({ staffNumber })}
            />
            <TextField
              id="name"
              label="Name"
              hint="If you like to be called by it"
              autoCapitalize="words"
              value={typed.name}
              error={errorOf('name')}
              onChange={(name) => checkIn.type({ name })}
            />
          </>
        ) : (
          <TextField
            id="guestName"
            label="Name"
            autoCapitalize="words"
            value={typed.guestName}
            error={errorOf('guestName')}
            onChange={(guestName) => checkIn.type({ guestName })}
          />
        )}
        <div className={styles.ways}>
          <Button kind="primary" type="submit" icon="arrow-right">
            Continue
          </Button>
          <Cancel checkIn={checkIn} />
        </div>
      </form>
    </VisitorFrame>
  )
}
