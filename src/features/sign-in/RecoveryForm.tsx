import type { FormEvent } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './SignIn.module.css'
import { type PinQuestion, usePinCheck } from './usePinCheck.ts'

const field = 'recovery-code'

/** When nobody knows a PIN of this tablet any more. Works without a network: the help desk reads the code out. */
export function RecoveryForm(question: PinQuestion) {
  const { pin: code, setPin: setCode, check, verdict, pendingLabel } = usePinCheck(question)
  const problem =
    verdict === 'empty'
      ? 'Type the recovery code of this tablet'
      : verdict === 'wrong'
        ? 'This code does not open this tablet. Check each sign, and ask the help desk whether it is this tablet’s'
        : verdict === 'not checked'
          ? 'This tablet could not check the code. Open the app again, then try once more'
          : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pendingLabel === null) void check()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ErrorSummary problems={problem === null ? [] : [{ fieldId: field, message: problem }]} />
      <TextField
        id={field}
        label="Recovery code"
        hint="The help desk reads it out: seven groups of four signs. For a tablet on trial it is the set-up code. Capitals and hyphens do not matter."
        error={problem ?? undefined}
        value={code}
        onChange={setCode}
        autoCapitalize="characters"
      />
      <div>
        <Button type="submit" kind="primary" isPending={pendingLabel !== null} pendingLabel={pendingLabel ?? ''}>
          Open
        </Button>
      </div>
    </form>
  )
}
