import { FileTrigger } from 'react-aria-components'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FilePreview } from './FilePreview.tsx'
import styles from './UnsentFile.module.css'
import { useTakeIn } from './useTakeIn.ts'

/** Chosen, checked, shown, confirmed: only then is anything written. */
export function TakeInFile() {
  const { state, isRunning, failure, choose, confirm, cancel } = useTakeIn()
  return (
    <Card title="Take in">
      <p>From another tablet of this bar. Taking in the same file again changes nothing.</p>
      <div className={styles.ways}>
        <FileTrigger
          acceptedFileTypes={['application/json', '.json']}
          onSelect={(chosen) => {
            const [file] = chosen === null ? [] : [...chosen]
            if (file !== undefined) choose(file)
          }}
        >
          <Button icon="upload" isPending={isRunning}>
            Choose a file
          </Button>
        </FileTrigger>
      </div>
      {state.kind === 'refused' && (
        <Notice kind="error" isNews title="This file was not taken in">
          {`${state.reason} Nothing on this tablet was changed.`}
        </Notice>
      )}
      {state.kind === 'to confirm' && (
        <FilePreview file={state.file} isPending={isRunning} onConfirm={() => confirm(state.file)} onCancel={cancel} />
      )}
      {state.kind === 'taken in' && (
        <Notice kind="success" isNews title={`${countWords(state.taken.added, 'record')} taken in`}>
          {`Joined with what was here: ${state.taken.merged}. Already here: ${state.taken.alreadyHere}. They are sent by themselves.`}
        </Notice>
      )}
      {failure !== null && (
        <Notice kind="error" isNews title="The file could not be taken in">
          {`Take the same file in again: what is here already stays as it is. (${failure})`}
        </Notice>
      )}
    </Card>
  )
}
