import type { Whereabouts } from '../../domain/stock/whereabouts.ts'

/** What stands beside a device's tag in a list to choose from. */
export function deviceHintOf({ serial, place, hold }: Whereabouts): string {
  const words = [
    place.kind === 'handed in' && place.from !== '' ? `from ${place.from}` : null,
    hold === null ? null : `on hold, ${hold.state}`,
    serial === null ? 'serial not known' : `serial ${serial}`,
  ]
    .filter((each) => each !== null)
    .join(', ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
