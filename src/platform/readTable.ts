import Papa from 'papaparse'

export type TableReading =
  | {
      readonly kind: 'read'
      readonly encoding: string
      readonly headings: readonly string[]
      readonly rows: readonly TableRow[]
    }
  /** A sentence: why this is no table, and what to do. */
  | { readonly kind: 'refused'; readonly words: string }

/** `row` as a spreadsheet counts: the headings are row 1. */
export type TableRow = { readonly row: number; readonly cells: readonly string[] }

const mostRows = 200_000

/**
 * A file of comma, semicolon or tab separated values: UTF-8 with or without its mark, UTF-16 with it, else Windows-1252, as
 * spreadsheets write them. Empty rows are left out.
 */
export function readTable(file: ArrayBuffer): TableReading {
  const bytes = new Uint8Array(file)
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return refused('This is a workbook. Open it in the spreadsheet and save it as CSV.')
  const { encoding, text } = decode(bytes)
  if (text.includes('\0')) return refused('This is not a text file. Save the table as CSV.')
  const { data, errors } = Papa.parse(text)
  const open = errors.find(({ type }) => type === 'Quotes')
  if (open !== undefined)
    return refused(
      `A quotation mark in row ${(open.row ?? 0) + 1} is in the wrong place or is never closed, so that the cells after it cannot be told apart. Mend it and choose the file again.`,
    )
  const [headings = [], ...rows] = data.map((cells, place) => ({ row: place + 1, cells }))
  if ('length' in headings || headings.cells.every((cell) => cell.trim() === ''))
    return refused('The file is empty, or its first row is: the headings of the columns belong there.')
  const full = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (full.length > mostRows)
    return refused(`The file has ${full.length} rows, and ${mostRows} at most are read. Split it into several files.`)
  return { kind: 'read', encoding, headings: headings.cells.map((cell) => cell.trim()), rows: full }
}

function decode(bytes: Uint8Array): { readonly encoding: string; readonly text: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { encoding: 'UTF-16', text: new TextDecoder('utf-16le').decode(bytes) }
  try {
    // Takes the mark at its beginning away.
    return { encoding: 'UTF-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { encoding: 'Windows-1252', text: new TextDecoder('windows-1252').decode(bytes) }
  }
}

function refused(words: string): TableReading {
  return { kind: 'refused', words }
}
