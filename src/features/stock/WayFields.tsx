import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { RadioList } from '../../ui/RadioList.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { carryChoices, type TypedWay, type WayProblems } from './custodyFrom.ts'
import type { Destination } from './destinationsOf.ts'

export type WayFieldsProps = {
  /** Begins the ids of the fields. */
  readonly id: string
  readonly destinations: readonly Destination[]
  /** Why no other bar is among them; null where they are. */
  readonly whyNoBar: string | null
  readonly typed: TypedWay
  readonly problems: WayProblems
  readonly change: (changes: Partial<TypedWay>) => void
}

/** Where it goes, how it travels, and under which seal. */
export function WayFields({ id, destinations, whyNoBar, typed, problems, change }: WayFieldsProps) {
  const chosen = destinations.find(({ value }) => value === typed.why) ?? null
  const isTakenOver = chosen !== null && chosen.taker !== null
  return (
    <>
      <RadioList
        id={`${id}Why`}
        label="Where does it go?"
        hint={whyNoBar ?? undefined}
        isInColumns
        choices={destinations}
        value={chosen?.value ?? null}
        error={problems.why}
        onChange={(why) => change({ why })}
      />
      {isTakenOver && (
        <ChoiceRow
          id={`${id}Carried`}
          label="How does it travel?"
          choices={carryChoices}
          value={typed.carriedBy}
          error={problems.carriedBy}
          onChange={(carriedBy) => change({ carriedBy })}
        />
      )}
      {isTakenOver && typed.carriedBy !== null && typed.carriedBy !== 'in person' && (
        <TextField
          id={`${id}Seal`}
          label={typed.carriedBy === 'courier' ? 'Number of the parcel' : 'Number of the seal or bag'}
          hint={typed.carriedBy === 'courier' ? 'Optional' : undefined}
          autoCapitalize="characters"
          isShort
          value={typed.seal}
          error={problems.seal}
          onChange={(seal) => change({ seal })}
        />
      )}
    </>
  )
}
