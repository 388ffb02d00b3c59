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

/** More is no table of a person's: each column costs time in each row. */
const mostColumns = 500

/**
 * A file of comma, semicolon or tab separated values: UTF-8 or UTF-16 with or without its mark, else Windows-1252, as
 * spreadsheets write them. Empty rows are left out.
 */
export function readTable(file: ArrayBuffer): TableReading {
  const bytes = new Uint8Array(file)
  if (workbooks.some((beginning) => beginning.every((byte, place) => bytes[place] === byte)))
    return refused('This is a workbook, whatever its name ends with. Open it in the spreadsheet and save it as CSV.')
  const { encoding, text } = decode(bytes)
  if (text.includes('\0') || text.startsWith('%PDF-'))
    return refused('This is not a text file, whatever its name ends with. Save the table as CSV and choose that file.')
  // Joined files have several kinds of line ends.
  const { data, errors } = Papa.parse(text.replace(/\r\n?/g, '\n'), { newline: '\n' })
  const open = errors.find(({ type }) => type === 'Quotes')
  if (open !== undefined)
    return refused(
      `A quotation mark in row ${(open.row ?? 0) + 1} is in the wrong place or is never closed, so that the cells after it cannot be told apart. Mend it and choose the file again.`,
    )
  const [headings = [], ...rows] = data.map((cells, place) => ({ row: place + 1, cells }))
  if ('length' in headings || headings.cells.every((cell) => cell.trim() === ''))
    return refused('The file is empty, or its first row is: the headings of the columns belong there.')
  if (headings.cells.length > mostColumns)
    return refused(
      `The first row has ${headings.cells.length} cells, and ${mostColumns} columns at most are read. Leave out the others.`,
    )
  const full = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (full.length > mostRows)
    return refused(`The file has ${full.length} rows, and ${mostRows} at most are read. Split it into several files.`)
  return { kind: 'read', encoding, headings: headings.cells.map((cell) => cell.trim()), rows: full }
}

/** As Excel's files begin, new ones (a ZIP) and old ones. */
const workbooks = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const

function decode(bytes: Uint8Array): { readonly encoding: string; readonly text: string } {
  const [a, b, c, d] = bytes
  // The heading of a table begins with letters that have nothing but a zero beside them.
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0))
    return { encoding: 'UTF-16', text: new TextDecoder('utf-16le').decode(bytes) }
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0))
    return { encoding: 'UTF-16', text: new TextDecoder('utf-16be').decode(bytes) }
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
