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
