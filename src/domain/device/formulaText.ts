// The wide letters too: some spreadsheets take them for ours.
const looksLikeFormula = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * A cell as a file may hold it: a spreadsheet would run one that begins like a formula (OWASP, "CSV Injection"), so an
 * apostrophe goes before it.
 */
export function escapeFormula(cell: string): string {
  return looksLikeFormula.test(cell) ? `'${cell}` : cell
}

/** A cell that `escapeFormula` wrote, as it was. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && looksLikeFormula.test(cell.slice(1)) ? cell.slice(1) : cell
}
