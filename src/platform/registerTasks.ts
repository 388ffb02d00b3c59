import * as v from 'valibot'
import { planRegisterImport, type RegisterRow } from '../domain/device/planRegisterImport.ts'
import type { RegisterCells } from '../domain/device/readRegisterRow.ts'
import { columnNamed, neededColumns, type RegisterColumn, registerColumns } from '../domain/device/registerColumns.ts'
import { type RegisterPage, registerPageSchema } from '../domain/device/registerPage.ts'
import type { RegisterPlan } from '../domain/device/registerImport.ts'
import type { RegisterModels } from '../domain/device/registeredDevice.ts'
import { registerTable } from '../domain/device/registerTable.ts'
import { csvText } from './csvText.ts'
import { readTable, type TableRow } from './readTable.ts'

/** `register`: the answer of the centre's `_all_docs` over the register's pages, as it came. */
export type RegisterTask =
  | {
      readonly kind: 'plan'
      readonly file: ArrayBuffer
      readonly register: ArrayBuffer
      readonly models: RegisterModels
    }
  | { readonly kind: 'export'; readonly register: ArrayBuffer; readonly models: RegisterModels }

export type RegisterTaskResult =
  | { readonly kind: 'planned'; readonly plan: RegisterPlan }
  | { readonly kind: 'exported'; readonly text: string; readonly devices: number }
  | { readonly kind: 'refused'; readonly words: string }

/** What takes long over 50,000 rows: it runs in a worker (`registerWorker.ts`), and needs nothing but its task. */
export function doRegisterTask(task: RegisterTask): RegisterTaskResult {
  const pages = readPages(task.register)
  if (pages === null)
    return {
      kind: 'refused',
      words:
        'The register at the centre cannot be read by this version of the app. Nothing was changed. Update the app.',
    }
  return task.kind === 'plan' ? plan(task.file, pages, task.models) : exported(pages, task.models)
}

const mostLeftOut = 20
/** A file of 200,000 bad rows would otherwise be a million sentences, which the page would stand still for. */
const mostProblems = 2000

const sentPage = v.looseObject({
  ...registerPageSchema.entries,
  id: v.optional(v.string()),
  _id: v.string(),
  _rev: v.string(),
})
const register = v.looseObject({ rows: v.array(v.looseObject({ doc: sentPage })) })

type KnownPage = RegisterPage & { readonly _rev?: string }

function readPages(answer: ArrayBuffer): readonly KnownPage[] | null {
  try {
    const read = v.safeParse(register, JSON.parse(new TextDecoder().decode(answer)))
    return read.success ? read.output.rows.map(({ doc: { _id, ...page } }) => ({ ...page, id: _id })) : null
  } catch {
    return null
  }
}

function plan(file: ArrayBuffer, pages: readonly KnownPage[], models: RegisterModels): RegisterTaskResult {
  const table = readTable(file)
  if (table.kind === 'refused') return table
  const columns = table.headings.map(columnNamed)
  const missing = neededColumns.filter((column) => !columns.includes(column)).map((column) => registerColumns[column])
  if (missing.length > 0)
    return {
      kind: 'refused',
      words: `The file has no column ${missing.map((name) => `“${name}”`).join(' and no column ')}. Its first row says: ${table.headings.join(', ').slice(0, 200)}.`,
    }
  const twice = columns.find((column, place) => column !== null && columns.indexOf(column) !== place)
  if (twice !== undefined && twice !== null)
    return { kind: 'refused', words: `The file has the column “${registerColumns[twice]}” twice. Keep one of the two.` }
  const known = columns.flatMap((column, place) => (column === null ? [] : [{ column, place }]))
  const rows = table.rows.map((row) => registerRow(row, known, columns.length))
  const { pages: changed, problems, doubles, ...planned } = planRegisterImport(rows, pages, models)
  const body = new TextEncoder().encode(JSON.stringify({ docs: changed.map(sentForm) })).buffer
  const leftOut = table.headings
    .filter((heading, place) => columns[place] === null && heading !== '')
    .slice(0, mostLeftOut)
    .map((heading) => heading.slice(0, 40))
  return {
    kind: 'planned',
    plan: {
      ...planned,
      problems: problems.slice(0, mostProblems),
      problemsInAll: problems.length,
      badRows: new Set(problems.map((problem) => problem.row)).size,
      doubles: doubles.slice(0, mostProblems),
      encoding: table.encoding,
      leftOut,
      pages: changed.length,
      body,
    },
  }
}

type KnownColumn = { readonly column: RegisterColumn; readonly place: number }

function registerRow({ row, cells }: TableRow, columns: readonly KnownColumn[], width: number): RegisterRow {
  // Spreadsheets leave empty cells at the end of a row out: what is not there changes nothing, unless a row cannot do without.
  const isNeeded = (column: RegisterColumn) => neededColumns.some((needed) => needed === column)
  const named = columns.flatMap(({ column, place }) => {
    const cell = cells[place] ?? (isNeeded(column) ? '' : undefined)
    return cell === undefined ? [] : [[column, cell] as const]
  })
  const surplus = cells.slice(width)
  return {
    row,
    cells: Object.fromEntries(named) as RegisterCells,
    hasSurplus: surplus.some((cell) => cell.trim() !== ''),
  }
}

function sentForm({ id, ...page }: KnownPage): object {
  return { ...page, _id: id }
}

function exported(pages: readonly RegisterPage[], models: RegisterModels): RegisterTaskResult {
  const table = registerTable(pages, models)
  return { kind: 'exported', text: csvText(table), devices: table.length - 1 }
}
