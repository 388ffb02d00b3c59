import { useCallback } from 'react'
import { Notice } from './Notice.tsx'
import { UndoBar } from './UndoBar.tsx'
import { useUndoStore } from './undoStore.ts'

/** Where the shell shows the step that can be taken back. */
export function UndoHost() {
  const { offer, result, dismiss, setResult } = useUndoStore()
  const undo = useCallback(() => {
    offer?.undo().then(
      () => setResult('Taken back.'),
      (cause: unknown) =>
        setResult(`This could not be taken back, and stands as it was. ${cause instanceof Error ? cause.message : ''}`),
    )
  }, [offer, setResult])
  if (offer !== null) return <UndoBar key={offer.number} message={offer.message} onUndo={undo} onEnd={dismiss} />
  if (result === null) return null
  return (
    <Notice isNews onDismiss={() => setResult(null)}>
      {result}
    </Notice>
  )
}
