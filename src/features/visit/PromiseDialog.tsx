import { addDays, format } from 'date-fns'
import { useMemo, useState } from 'react'
import { nextOpeningsAt } from '../../domain/opening/nextOpeningsAt.ts'
import { useServices } from '../../services.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { dayWords } from '../../ui/timeWords.ts'
import { useLive } from '../../ui/useLive.ts'
import { useWorkplace } from '../../workplace.tsx'
import type { SmallFormProps } from './DeviceDialog.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'

const longestWhat = 200

/** What will be ready at a later opening here; whoever works then reads it in their queue. */
export function PromiseDialog({ isOpen, onClose, steps, typing: { typed, change } }: SmallFormProps) {
  const { reference, now } = useServices()
  const { bar, shift, site } = useWorkplace()
  const rota = useLive(useMemo(() => reference.rota$(bar.barId), [reference, bar.barId]))
  const [chosen, setChosen] = useState<string | null>(null)
  const [error, setError] = useState<string>()
  const { siteId } = shift.opening
  const planned = rota.status === 'ready' ? nextOpeningsAt(bar, rota.value, siteId, now()) : []
  const days = planned.map(({ day, from, to }) => ({ value: day, label: dayWords(day), hint: `${from} to ${to}` }))
  const tomorrow = format(addDays(now(), 1), 'yyyy-MM-dd')
  const dueOn = chosen ?? days[0]?.value ?? tomorrow

  const save = async () => {
    const what = typed.promise.trim()
    if (what === '' || what.length > longestWhat)
      return setError(what === '' ? 'Enter what will be ready' : `Use at most ${longestWhat} characters`)
    setError(undefined)
    onClose()
    if (await steps.happen({ kind: 'promised', what, siteId, dueOn })) change({ promise: '' })
  }
  return (
    <FormDialog
      title="Promise for a next visit"
      isOpen={isOpen}
      saveLabel="Promise it"
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        id="promise"
        label="What will be ready?"
        hint="Such as: battery for the laptop"
        autoCapitalize="sentences"
        value={typed.promise}
        error={error}
        onChange={(promise) => change({ promise })}
      />
      <p>It will be at {site?.name ?? siteId}.</p>
      {days.length === 0 ? (
        <p>No further opening is planned here yet. It will stand in the queue of the next one.</p>
      ) : (
        <RadioList id="dueOn" label="From which opening on?" choices={days} value={dueOn} onChange={setChosen} />
      )}
    </FormDialog>
  )
}
