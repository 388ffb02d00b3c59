import { idOfPage, pageOf, type RegisterPage } from './registerPage.ts'
import type { RegisteredDevice, RegisterModels } from './registeredDevice.ts'
import { type CellProblem, readRegisterRow, type RegisterCells } from './readRegisterRow.ts'

/** `row` as a spreadsheet counts: the headings are row 1. `hasSurplus`: it says more than there are headings. */
export type RegisterRow = { readonly row: number; readonly cells: RegisterCells; readonly hasSurplus: boolean }

export type RowProblem = CellProblem & { readonly row: number }

export type RegisterDouble = { readonly value: string; readonly tags: readonly string[] }

export type RegisterImport = {
  readonly added: number
  readonly changed: number
  /** Of the changed ones: those that get another serial number or another model. */
  readonly exchanged: number
  /** Rows that say what the register holds already. */
  readonly unchanged: number
  /** Of rows that are left out, in their order. */
  readonly problems: readonly RowProblem[]
  /** What the register has twice already, whatever this file says. */
  readonly doubles: readonly RegisterDouble[]
  /** The pages that become different, as they are to be. */
  readonly pages: readonly RegisterPage[]
}

type Claim = RegisterRow & { readonly device: RegisteredDevice }

/**
 * What an import would do to the register; writes nothing. A device of the file takes the place of the one with its tag, and
 * all others stay. Two devices never share a tag, a serial number or an IMEI: the later row is left out. The same file again
 * changes nothing.
 */
export function planRegisterImport(
  rows: readonly RegisterRow[],
  known: readonly RegisterPage[],
  models: RegisterModels,
): RegisterImport {
  const devices = new Map(known.flatMap((page) => page.devices.map((device) => [device.assetTag, device] as const)))
  const problems: RowProblem[] = []
  const claims: Claim[] = []
  const rowsOfTags = new Map<string, number>()
  for (const each of rows) {
    if (each.hasSurplus) {
      const words = 'This row has more cells than there are headings: a comma within a cell needs quotation marks'
      problems.push({ row: each.row, column: 'assetTag', value: each.cells.assetTag ?? '', words })
      continue
    }
    const reading = readRegisterRow(each.cells, models, (assetTag) => devices.get(assetTag))
    if (reading.kind === 'unclear') {
      problems.push(...reading.problems.map((problem) => ({ ...problem, row: each.row })))
      continue
    }
    const { device } = reading
    const earlier = rowsOfTags.get(device.assetTag)
    if (earlier === undefined) {
      rowsOfTags.set(device.assetTag, each.row)
      claims.push({ ...each, device })
    } else {
      const words = `Row ${earlier} has this asset tag already`
      problems.push({ row: each.row, column: 'assetTag', value: each.cells.assetTag ?? '', words })
    }
  }
  const { taken, refused } = settleClaims(claims, devices)
  const isNews = ({ device }: Claim) => !isSameDevice(devices.get(device.assetTag), device)
  const news = taken.filter(isNews)
  const added = news.filter(({ device }) => !devices.has(device.assetTag)).length
  return {
    added,
    changed: news.length - added,
    exchanged: news.filter(({ device }) => isExchanged(devices.get(device.assetTag), device)).length,
    unchanged: taken.length - news.length,
    problems: [...problems, ...refused].toSorted((a, b) => a.row - b.row),
    doubles: doublesIn(devices.values()),
    pages: pagesWith(news, known),
  }
}

/**
 * A row that is refused leaves the register's device as it is, which takes its serial number and its IMEIs back from the rows
 * that had them since: they are refused as well, and so on.
 */
function settleClaims(
  claims: readonly Claim[],
  devices: ReadonlyMap<string, RegisteredDevice>,
): { readonly taken: readonly Claim[]; readonly refused: readonly RowProblem[] } {
  const claimsOfTags = new Map(claims.map((claim) => [claim.device.assetTag, claim]))
  const owners = new Map<string, string>()
  for (const device of devices.values())
    if (!claimsOfTags.has(device.assetTag)) for (const { key } of marksOf(device)) owners.set(key, device.assetTag)
  const refused = new Map<Claim, RowProblem>()
  const refuse = (first: Claim, clash: Mark) => {
    const open = [{ claim: first, clash }]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { claim } = next
      const { assetTag } = claim.device
      if (refused.has(claim)) continue
      refused.set(claim, problemOf(claim, next.clash, owners.get(next.clash.key) ?? ''))
      for (const { key } of marksOf(claim.device)) if (owners.get(key) === assetTag) owners.delete(key)
      const before = devices.get(assetTag)
      for (const mark of before === undefined ? [] : marksOf(before)) {
        const since = claimsOfTags.get(owners.get(mark.key) ?? '')
        owners.set(mark.key, assetTag)
        if (since !== undefined && since !== claim) open.push({ claim: since, clash: mark })
      }
    }
  }
  for (const claim of claims) {
    const marks = marksOf(claim.device)
    const clash = marks.find(({ key }) => owners.has(key))
    if (clash === undefined) for (const { key } of marks) owners.set(key, claim.device.assetTag)
    else refuse(claim, clash)
  }
  return { taken: claims.filter((claim) => !refused.has(claim)), refused: [...refused.values()] }
}

/** Serial numbers and IMEIs that the register has twice, which no import makes. */
function doublesIn(devices: Iterable<RegisteredDevice>): readonly RegisterDouble[] {
  const tagsOf = new Map<string, { readonly value: string; readonly tags: string[] }>()
  for (const device of devices)
    for (const { key, value } of marksOf(device)) {
      const { tags } = tagsOf.get(key) ?? { tags: [] }
      tagsOf.set(key, { value, tags: [...tags, device.assetTag] })
    }
  return [...tagsOf.values()].filter(({ tags }) => tags.length > 1)
}

type Mark = { readonly key: string; readonly column: 'serial' | 'imei1' | 'imei2'; readonly value: string }

/** What no other device has. */
function marksOf({ serial, imeis }: RegisteredDevice): readonly Mark[] {
  return [
    { key: `serial ${serial}`, column: 'serial', value: serial },
    ...imeis.map((imei, place) => ({
      key: `imei ${imei}`,
      column: place === 0 ? ('imei1' as const) : ('imei2' as const),
      value: imei,
    })),
  ]
}

function problemOf({ row }: Claim, { column, value }: Mark, owner: string): RowProblem {
  const what = column === 'serial' ? 'serial number' : 'IMEI'
  return { row, column, value, words: `${owner} has this ${what} already` }
}

function isExchanged(before: RegisteredDevice | undefined, device: RegisteredDevice): boolean {
  return before !== undefined && (before.serial !== device.serial || before.modelId !== device.modelId)
}

function isSameDevice(a: RegisteredDevice | undefined, b: RegisteredDevice): boolean {
  return (
    a !== undefined &&
    a.serial === b.serial &&
    a.modelId === b.modelId &&
    a.imeis.join() === b.imeis.join() &&
    a.forRole === b.forRole &&
    a.warrantyEnd === b.warrantyEnd &&
    a.state === b.state &&
    a.substate === b.substate
  )
}

function pagesWith(news: readonly Claim[], known: readonly RegisterPage[]): readonly RegisterPage[] {
  const before = new Map(known.map((page) => [page.page, page]))
  const changed = new Map<string, Map<string, RegisteredDevice>>()
  for (const { device } of news) {
    const page = pageOf(device.assetTag)
    const devices =
      changed.get(page) ?? new Map((before.get(page)?.devices ?? []).map((each) => [each.assetTag, each] as const))
    changed.set(page, devices.set(device.assetTag, device))
  }
  return [...changed].map(([page, devices]) => ({
    ...(before.get(page) ?? { id: idOfPage(page), type: 'device-page', schema: 1, page }),
    devices: [...devices.values()].toSorted((a, b) => (a.assetTag < b.assetTag ? -1 : 1)),
  }))
}
