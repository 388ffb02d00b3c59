import { FileTrigger } from 'react-aria-components'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import styles from './Register.module.css'
import { useRegisterImport } from './useRegisterImport.ts'

const stepWords = {
  'reading the register': 'Reading the register at the centre',
  'reading the file': 'Reading the file',
  sending: 'Writing the register',
} as const

/** Many devices at once, from a spreadsheet's file. */
export function ImportRegister() {
  const { state, choose, confirm, cancel } = useRegisterImport()
  return (
    <Card title="Import">
      <p>
        A CSV file with the columns Asset tag, Serial number and Model, for new devices State too, and as many more of
        the export’s as you like. A device with a known asset tag is changed, a new one is added, and all others stay.
        The same file again changes nothing.
      </p>
      <div className={styles.ways}>
        <FileTrigger
          acceptedFileTypes={['text/csv', '.csv', '.txt', '.tsv']}
          onSelect={(chosen) => {
            const [file] = chosen === null ? [] : [...chosen]
            if (file !== undefined) choose(file)
          }}
        >
          <Button icon="upload" isPending={state.kind === 'working'}>
            Choose a file
          </Button>
        </FileTrigger>
      </div>
      {state.kind === 'working' && (
        <>
          <ProgressBar label={stepWords[state.step]} done={stepPlaceOf(state.step)} total={stepsInAll} />
          {state.step !== 'sending' && (
            <div>
              <Button onPress={cancel}>Cancel</Button>
            </div>
          )}
        </>
      )}
      {state.kind === 'to confirm' && state.isOther && (
        <Notice kind="warning" isNews title="Somebody changed the register meanwhile">
          Look once more: this is what the file would do now.
        </Notice>
      )}
      {state.kind === 'refused' && (
        <Notice kind="error" isNews title="This file was not imported">
          {`${state.words} The register is as it was.`}
        </Notice>
      )}
      {state.kind === 'to confirm' && (
        <ImportPreview
          name={state.name}
          plan={state.planned.plan}
          onConfirm={() => confirm(state.name, state.planned)}
          onCancel={cancel}
        />
      )}
      {state.kind === 'done' && (
        <Notice kind="success" isNews title={`${state.name} is imported`}>
          {`${countWords(state.planned.plan.added, 'device')} added, ${state.planned.plan.changed} changed. Tablets have them with their next exchange.`}
        </Notice>
      )}
      {state.kind === 'not sent' && (
        <Notice kind="error" isNews title={`${state.name} is not imported, or not all of it`}>
          {`${state.words} Choose the same file again: what the centre has already is not written twice.`}
        </Notice>
      )}
    </Card>
  )
}

const stepsInAll = Object.keys(stepWords).length

function stepPlaceOf(step: keyof typeof stepWords): number {
  return Object.keys(stepWords).indexOf(step)
}
