/** The columns of a register's file, as the export heads them; the import takes them in any order and case. */
export const registerColumns = {
  assetTag: 'Asset tag',
  serial: 'Serial number',
  model: 'Model',
  deviceClass: 'Class',
  imei1: 'IMEI 1',
  imei2: 'IMEI 2',
  forRole: 'Role',
  warrantyEnd: 'Warranty end',
  state: 'State',
  substate: 'Substate',
} as const

export type RegisterColumn = keyof typeof registerColumns

/** Without these a file says nothing that the register could keep. */
export const neededColumns = ['assetTag', 'serial', 'model'] as const satisfies readonly RegisterColumn[]

const otherNames: Readonly<Record<string, RegisterColumn>> = {
  tag: 'assetTag',
  asset: 'assetTag',
  serial: 'serial',
  serialno: 'serial',
  imei: 'imei1',
  warranty: 'warrantyEnd',
  warrantyuntil: 'warrantyEnd',
}

const namedColumns = new Map<string, RegisterColumn>([
  ...Object.entries(otherNames),
  ...Object.entries(registerColumns).map(([column, name]) => [plain(name), column as RegisterColumn] as const),
])

/** Null for a column that the register does not keep. */
export function columnNamed(heading: string): RegisterColumn | null {
  return namedColumns.get(plain(heading)) ?? null
}

function plain(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]/g, '')
}
