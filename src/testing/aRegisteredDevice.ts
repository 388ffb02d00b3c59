import { idOfPage, pageOf, type RegisterPage } from '../domain/device/registerPage.ts'
import type { RegisteredDevice } from '../domain/device/registeredDevice.ts'

/** A laptop in use, with a serial number of its own. */
export function aRegisteredDevice(assetTag: string, changes: Partial<RegisteredDevice> = {}): RegisteredDevice {
  return {
    assetTag,
    serial: `SN-${assetTag}`,
    modelId: 'laptop-a',
    imeis: [],
    forRole: null,
    warrantyEnd: null,
    state: 'in use',
    substate: null,
    ...changes,
  }
}

/** The page of the register that holds this device alone. */
export function aRegisterPage(device: RegisteredDevice): RegisterPage {
  const page = pageOf(device.assetTag)
  return { id: idOfPage(page), type: 'device-page', schema: 1, page, devices: [device] }
}
