import { useMemo, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { countWords } from '../../ui/countWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { clockWords, dayWords } from '../../ui/timeWords.ts'
import { useWorkplace } from '../../workplace.tsx'
import styles from './Audit.module.css'
import { anybody, type AuditFilter, type AuditRow, auditRowsOf, fits, nobody } from './auditRows.ts'
import { ExportTrail } from './ExportTrail.tsx'
import type { ReadTrails } from './useAuditReading.ts'

const shownAtOnce = 200
const all: AuditFilter = { personId: anybody, kind: anybody, tabletId: anybody }

/** Who did what when, newest first; by person, kind and tablet. */
export function AuditEntries({ reading }: { readonly reading: ReadTrails }) {
  const { people } = useWorkplace()
  const [filter, setFilter] = useState(all)
  const [most, setMost] = useState(shownAtOnce)
  const rows = useMemo(() => auditRowsOf(reading.trails, people), [reading, people])
  const fitting = rows.filter((row) => fits(row, filter))
  const change = (changes: Partial<AuditFilter>) => {
    setFilter({ ...filter, ...changes })
    setMost(shownAtOnce)
  }
  return (
    <Card title="Entries" aside={<output>{countWords(fitting.length, 'entry', 'entries')}</output>}>
      {rows.length === 0 ? (
        <EmptyState title="Nothing was noted in these days.">Choose other days to see more of the trail.</EmptyState>
      ) : (
        <>
          <div className={styles.filters}>
            <SelectField
              id="audit-person"
              label="Who"
              choices={choicesFrom(rows, 'Everybody', ({ personId, person }) => [personId ?? nobody, person])}
              value={filter.personId}
              onChange={(personId) => change({ personId })}
            />
            <SelectField
              id="audit-kind"
              label="What"
              choices={choicesFrom(rows, 'Everything', ({ kind, what }) => [kind, what])}
              value={filter.kind}
              onChange={(kind) => change({ kind })}
            />
            <SelectField
              id="audit-tablet"
              label="Tablet"
              choices={choicesFrom(rows, 'All tablets', ({ trail, letter }) => [trail.tabletId, `Tablet ${letter}`])}
              value={filter.tabletId}
              onChange={(tabletId) => change({ tabletId })}
            />
          </div>
          {fitting.length === 0 && (
            <EmptyState
              title="No entry fits all three."
              action={<Button onPress={() => change(all)}>Show all entries</Button>}
            />
          )}
          {fitting.length > 0 && <EntryTable rows={fitting.slice(0, most)} />}
          {fitting.length > most && (
            <div>
              <Button onPress={() => setMost(most + shownAtOnce)}>
                {`Show ${countWords(Math.min(shownAtOnce, fitting.length - most), 'more entry', 'more entries')}`}
              </Button>
            </div>
          )}
          <ExportTrail rows={fitting} reading={reading} />
        </>
      )}
    </Card>
  )
}

function EntryTable({ rows }: { readonly rows: readonly AuditRow[] }) {
  return (
    <table className={styles.entries}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Entry</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, at, person, what, detail, letter, entry }) => (
          <tr key={key}>
            <td className={styles.time}>{`${dayWords(at)}, ${clockWords(at)}`}</td>
            <td className={styles.who}>{person}</td>
            <td>
              {what}
              {detail !== '' && <span className={styles.detail}>{detail}</span>}
            </td>
            <td>{`${letter} ${entry.seq}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function choicesFrom(
  rows: readonly AuditRow[],
  everything: string,
  choiceOf: (row: AuditRow) => readonly [string, string],
): readonly { readonly value: string; readonly label: string }[] {
  const found = [...new Map(rows.map(choiceOf))].map(([value, label]) => ({ value, label }))
  return [{ value: anybody, label: everything }, ...found.toSorted((a, b) => a.label.localeCompare(b.label))]
}
