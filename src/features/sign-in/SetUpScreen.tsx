import { type FormEvent, useState } from 'react'
import { format } from 'date-fns'
import { readSetUpCode } from '../../domain/tablet/readSetUpCode.ts'
import type { SyncFailure } from '../../domain/sync/syncFailure.ts'
import { wordsOfFailure } from '../../domain/sync/wordsOfFailure.ts'
import { type Services, useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { ScanButton } from '../../ui/ScanButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { InstallAdvice } from './InstallAdvice.tsx'
import styles from './SignIn.module.css'

type SetUpProblem = Exclude<Awaited<ReturnType<Services['sync']['setUp']>>, { readonly kind: 'signed in' }>

const codeField = 'set-up-code'

/** First run: the code that the help desk gave for this tablet. The only step that needs a network. */
export function SetUpScreen() {
  const { sync, scanner } = useServices()
  const [code, setCode] = useState('')
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [isPending, setPending] = useState(false)

  async function setUp(typed: string) {
    setPending(true)
    const result = await sync.setUp(typed)
    setPending(false)
    if (result.kind !== 'signed in')
      setProblems([
        {
          fieldId: codeField,
          message: setUpProblemOf(result),
        },
      ])
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void setUp(code)
  }

  return (
    <Page
      title="Set up this tablet"
      lead="You need the set-up code from the help desk, and a network connection for a few minutes."
      width="reading"
      hasProblem={problems.length > 0}
    >
      <ErrorSummary problems={problems} />
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextField
          id={codeField}
          label="Set-up code"
          hint="A name and groups of letters and digits, such as TRYOUT-K7QF-2M9X. Capitals do not matter."
          error={problems[0]?.message}
          value={code}
          onChange={setCode}
          autoCapitalize="characters"
        />
        <ScanButton
          label="Scan the code"
          scanner={scanner}
          onScan={(text) => {
            if (readSetUpCode(text).kind === 'unclear')
              return 'This is not the set-up code of a tablet. Scan the one that came with it, or type it.'
            setCode(text)
            void setUp(text)
            return null
          }}
        />
        <div>
          <Button type="submit" kind="primary" isPending={isPending} pendingLabel="Asking the centre">
            Set up
          </Button>
        </div>
      </form>
      <InstallAdvice />
    </Page>
  )
}

function setUpProblemOf(result: SetUpProblem): string {
  switch (result.kind) {
    case 'unclear code':
      return result.reason
    case 'expired':
      return `This code was good until ${format(new Date(result.on), 'd MMMM, HH:mm')}, and nobody used it. Ask the help desk for a new code`
    case 'failed':
      return failureWords(result.failure)
  }
}

function failureWords(failure: SyncFailure): string {
  switch (failure.kind) {
    case 'signed-out':
      return 'The centre does not take this code. Check each letter. A code is good once: if it was used before, ask the help desk for a new one'
    case 'no-connection':
      return 'The centre could not be reached. Connect this tablet to a network, then try again'
    case 'refused':
    case 'too-large':
    case 'missing':
    case 'centre-trouble':
    case 'local-write':
      return `${wordsOfFailure(failure).what} Try again in a few minutes`
  }
}
