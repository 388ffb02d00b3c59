import { useState } from 'react'
import type { Requester } from '../../domain/requester/requester.ts'
import { requesterFrom, type TypedRequester } from '../../domain/requester/requesterFrom.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { FieldProblem } from '../../ui/ErrorSummary.tsx'
import { useWorkplace } from '../../workplace.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { VisitTyping } from './useVisitPageDraft.ts'
import type { VisitSteps } from './useVisitSteps.ts'
import { WhoFields } from './WhoFields.tsx'

export type WhoDialogProps = {
  readonly visit: Visit
  readonly steps: VisitSteps
  readonly typing: VisitTyping
  readonly onClose: () => void
}

/** Puts right who is being helped; begins with what was typed before, else with what the record says. */
export function WhoDialog({ visit, steps, typing, onClose }: WhoDialogProps) {
  const { catalogue } = useWorkplace()
  const typed = typing.typed.who ?? typedFrom(visit.requester, catalogue.notRecordedReasons[0] ?? '')
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const cancel = () => {
    typing.change({ who: null })
    onClose()
  }
  const save = async () => {
    const reading = requesterFrom(typed)
    if (reading.kind === 'problem') return setProblems([{ fieldId: reading.field, message: reading.words }])
    onClose()
    if (await steps.happen({ kind: 'requester recorded', requester: reading.requester })) typing.change({ who: null })
  }
  return (
    <FormDialog title="Who is being helped" isOpen saveLabel="Save" onSave={() => void save()} onClose={cancel}>
      <WhoFields
        typed={typed}
        notRecordedReasons={catalogue.notRecordedReasons}
        problems={problems}
        onChange={(changes) => {
          setProblems([])
          typing.change({ who: { ...typed, ...changes } })
        }}
      />
    </FormDialog>
  )
}

function typedFrom(requester: Requester, firstWhy: string): TypedRequester {
  const nothing = { kind: 'staff', staffNumber: '', name: '', guestName: '', why: firstWhy } as const
  switch (requester.kind) {
    case 'staff':
      return { ...nothing, staffNumber: requester.staffNumber, name: requester.name ?? '' }
    case 'guest':
      return { ...nothing, kind: 'guest', guestName: requester.name }
    case 'not-recorded':
      return { ...nothing, why: requester.why }
  }
}
