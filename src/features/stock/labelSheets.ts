/** A sheet of labels as it is sold; all lengths in millimetres. */
export type LabelSheet = {
  readonly id: string
  readonly name: string
  readonly columns: number
  readonly rows: number
  /** Of one label. */
  readonly width: number
  readonly height: number
  /** Of the sheet, to its first label. */
  readonly left: number
  readonly top: number
  /** Between two labels of a row. */
  readonly gap: number
}

export const paper = { width: 210, height: 297 } as const

export const labelSheets = [
  {
    id: '3x8',
    name: '24 on a sheet, 70 × 37 mm',
    columns: 3,
    rows: 8,
    width: 70,
    height: 37,
    left: 0,
    top: 0.5,
    gap: 0,
  },
  {
    id: '3x7',
    name: '21 on a sheet, 63.5 × 38.1 mm',
    columns: 3,
    rows: 7,
    width: 63.5,
    height: 38.1,
    left: 7.25,
    top: 15.15,
    gap: 2.5,
  },
  {
    id: '2x7',
    name: '14 on a sheet, 99.1 × 38.1 mm',
    columns: 2,
    rows: 7,
    width: 99.1,
    height: 38.1,
    left: 4.65,
    top: 15.15,
    gap: 2.5,
  },
] as const satisfies readonly LabelSheet[]

export type LabelPlace<T> = { readonly item: T; readonly x: number; readonly y: number }

/** Where each label lies, sheet by sheet; `first` is the first label of the first sheet that is not used yet, from 1. */
export function placesOn<T>(
  sheet: LabelSheet,
  items: readonly T[],
  first: number,
): readonly (readonly LabelPlace<T>[])[] {
  const onSheet = sheet.columns * sheet.rows
  const sheets: LabelPlace<T>[][] = []
  for (const [number, item] of items.entries()) {
    const place = number + first - 1
    const within = place % onSheet
    const [column, row] = [within % sheet.columns, Math.floor(within / sheet.columns)]
    const x = sheet.left + column * (sheet.width + sheet.gap)
    const y = sheet.top + row * sheet.height
    const at = Math.floor(place / onSheet)
    sheets[at] = [...(sheets[at] ?? []), { item, x, y }]
  }
  return sheets
}
