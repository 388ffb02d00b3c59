type Fields = Readonly<Record<string, unknown>>

/**
 * What a record is, as people call it: "Visit A07", "Swap of LT1001 for LT2002". It may be malformed, so any field may be
 * missing. Of a tap it says that it is one, and nothing of what was tapped.
 */
export function nameOfRecord(record: Fields): string {
  switch (record['type']) {
    case 'visit':
      return ['Visit', textIn(record, 'queueNumber') ?? ''].join(' ').trim()
    case 'swap':
      return `Swap of ${tagIn(record['incoming'])} for ${tagIn(record['outgoing'])}`
    case 'tap':
      return 'Smiley'
    case 'stock-movement':
      return `Stock: ${tagIn(record['device'])}${movementWordsOf(record)}`
    case 'stock-count':
      return 'Stock count'
    case 'kit-issue':
      return `Kit: ${textIn(asFields(record['kit']), 'name') ?? 'without a name'}`
    case 'attendance':
      return `Attendance on ${textIn(record, 'day') ?? 'an unknown day'}`
    case 'audit':
      return `Audit trail of ${textIn(record, 'day') ?? 'an unknown day'}`
    case 'opening':
      return `Opening on ${textIn(record, 'day') ?? 'an unknown day'}`
    case 'bar':
    case 'site':
    case 'person':
      return `${kindWords[record['type']]} ${textIn(record, 'name') ?? 'without a name'}`
    case 'catalogue':
      return 'Catalogue'
    case 'device-page':
      return `Page ${textIn(record, 'page') ?? ''} of the device register`
    default:
      return 'Record of an unknown kind'
  }
}

/** What moves nothing has a direction for older apps alone: its reason says more. */
function movementWordsOf(record: Fields): string {
  const movesNothing = ['holding', 'reservation', 'settlement'].some((name) => isObject(record[name]))
  const why = textIn(record, 'why')
  return movesNothing && why !== null
    ? `, ${why.slice(0, 1).toLowerCase()}${why.slice(1)}`
    : ` ${textIn(record, 'direction') ?? 'moved'}`
}

const kindWords = { bar: 'Bar', site: 'Site', person: 'Person' } as const

function tagIn(device: unknown): string {
  return textIn(asFields(device), 'assetTag') ?? 'an unnamed device'
}

function asFields(value: unknown): Fields {
  return isObject(value) ? value : {}
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

function textIn(fields: Fields, name: string): string | null {
  const value = fields[name]
  return typeof value === 'string' && value !== '' ? value : null
}
