import Papa from 'papaparse'

/** A table as a CSV file for spreadsheets; the mark at its beginning tells them that it is UTF-8. */
export function csvText(table: readonly (readonly string[])[]): string {
  return `\ufeff${Papa.unparse(table, { quotes: true })}\r\n`
}
