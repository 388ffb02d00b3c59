import { escapeFormula } from './formulaText.ts'
import { type RegisterColumn, registerColumns } from './registerColumns.ts'
import type { RegisterModels } from './registeredDevice.ts'
import type { RegisterPage } from './registerPage.ts'

/** The register as rows of a table, headings first, by asset tag; what a spreadsheet would run is escaped. */
export function registerTable(pages: readonly RegisterPage[], models: RegisterModels): readonly (readonly string[])[] {
  const known = new Map(models.map((model) => [model.id, model]))
  const columns = Object.keys(registerColumns) as RegisterColumn[]
  const devices = pages.flatMap((page) => page.devices).toSorted((a, b) => (a.assetTag < b.assetTag ? -1 : 1))
  const rows = devices.map((device) => {
    const model = known.get(device.modelId)
    const cells: Readonly<Record<RegisterColumn, string>> = {
      assetTag: device.assetTag,
      serial: device.serial,
      model: model?.name ?? device.modelId,
      deviceClass: model?.deviceClass ?? '',
      imei1: device.imeis[0] ?? '',
      imei2: device.imeis[1] ?? '',
      forRole: device.forRole ?? '',
      warrantyEnd: device.warrantyEnd ?? '',
      state: device.state,
      substate: device.substate ?? '',
    }
    return columns.map((column) => escapeFormula(cells[column]))
  })
  return [Object.values(registerColumns), ...rows]
}
