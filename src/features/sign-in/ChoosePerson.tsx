import type { Bar } from '../../domain/bar/bar.ts'
import type { Person } from '../../domain/person/person.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { TapTiles } from '../../ui/TapTiles.tsx'

export type ChoosePersonProps = {
  readonly bar: Bar
  readonly people: readonly Person[]
  readonly onChoose: (person: Person) => void
  readonly title?: string
}

export function ChoosePerson({ bar, people, onChoose, title = 'Who is working with this tablet?' }: ChoosePersonProps) {
  const crew = people.filter((person) => person.barIds.includes(bar.barId))
  return (
    <Page title={title} key="who">
      {crew.length === 0 ? (
        <EmptyState title="Nobody is on the list of this bar yet.">
          Ask the service manager to add you to {bar.name}. The list comes with the next exchange with the centre.
        </EmptyState>
      ) : (
        <TapTiles
          id="person"
          label="Technicians of this bar"
          isLabelHidden
          choices={crew.map((person) => ({ value: person.personId, label: person.name, icon: 'user' }))}
          onTap={(personId) => {
            const person = crew.find((candidate) => candidate.personId === personId)
            if (person !== undefined) onChoose(person)
          }}
        />
      )}
    </Page>
  )
}
