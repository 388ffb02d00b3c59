import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import type { VisitTyping } from './useVisitPageDraft.ts'
import type { VisitSteps } from './useVisitSteps.ts'

const longest = 2000

/** A note goes into the story at once; until then it is a draft. */
export function NoteCard({
  steps,
  typing: { typed, change },
}: {
  readonly steps: VisitSteps
  readonly typing: VisitTyping
}) {
  const [error, setError] = useState<string>()
  const add = async () => {
    const text = typed.note.trim()
    const problem = text === '' ? 'Enter the note' : text.length > longest ? 'The note is too long' : undefined
    setError(problem)
    if (problem === undefined && (await steps.happen({ kind: 'noted', text }))) change({ note: '' })
  }
  return (
    <Card title="Notes">
      <TextArea
        id="note"
        label="New note"
        hint="Do not enter passwords or details of a case"
        rows={2}
        {...(typed.note.length > longest - 200 ? { longest } : {})}
        value={typed.note}
        error={error}
        onChange={(note) => {
          setError(undefined)
          change({ note })
        }}
      />
      <div>
        <Button icon="plus" onPress={() => void add()}>
          Add note
        </Button>
      </div>
    </Card>
  )
}
