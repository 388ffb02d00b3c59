import { type FormEvent, useState } from 'react'
import type { Bar } from '../../domain/bar/bar.ts'
import type { Site } from '../../domain/site/site.ts'
import { useServices } from '../../services.tsx'
import { Button } from '../../ui/Button.tsx'
import { ChoiceTiles } from '../../ui/ChoiceTiles.tsx'
import { ErrorSummary, type FieldProblem } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { anyTabletLetter, isTabletLetter } from './tabletLetter.ts'
import styles from './SignIn.module.css'

export type ChooseBarProps = { readonly bars: readonly Bar[]; readonly sites: readonly Site[] }

const barField = 'bar'
const letterField = 'letter'

export function ChooseBarForm({ bars, sites }: ChooseBarProps) {
  const { tablet } = useServices()
  const [barId, setBarId] = useState<string | null>(null)
  const [letter, setLetter] = useState(anyTabletLetter)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const problemAt = (field: string) => problems.find((problem) => problem.fieldId === field)?.message

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found: FieldProblem[] = []
    if (barId === null) found.push({ fieldId: barField, message: 'Choose the bar that this tablet belongs to' })
    if (!isTabletLetter(letter)) found.push({ fieldId: letterField, message: 'Enter one letter from A to Z' })
    setProblems(found)
    if (barId !== null && found.length === 0) void tablet.setUp({ barId, letter })
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} />
      <ChoiceTiles
        id={barField}
        label="Bar"
        error={problemAt(barField)}
        choices={bars.map((bar) => choiceOf(bar, sites))}
        value={barId}
        onChange={setBarId}
      />
      <TextField
        id={letterField}
        label="Letter of this tablet"
        hint="Queue numbers of this tablet begin with it, such as A07. Tablets of one bar need different letters."
        error={problemAt(letterField)}
        value={letter}
        onChange={(typed) => setLetter(typed.trim().toUpperCase())}
        maxLength={1}
        autoCapitalize="characters"
        isShort
      />
      <div>
        <Button type="submit" kind="primary">
          Use this bar
        </Button>
      </div>
    </form>
  )
}

function choiceOf(bar: Bar, sites: readonly Site[]) {
  const site = sites.find((candidate) => candidate.siteId === bar.siteId)
  return bar.kind === 'desk'
    ? { value: bar.barId, label: bar.name, hint: site === undefined ? bar.bcu : `Desk, ${bar.bcu}`, icon: 'monitor' }
    : { value: bar.barId, label: bar.name, hint: `Pop-up crew, ${bar.bcu}`, icon: 'briefcase' }
}
