/** `level` from 0 to 1. */
export type Battery = { readonly level: number; readonly isCharging: boolean }

/** Not in TypeScript's library: Chromium alone has it (https://www.w3.org/TR/battery-status/). */
type BatteryManager = { readonly level: number; readonly charging: boolean }

/** Null where the browser does not tell. */
export async function readBattery(): Promise<Battery | null> {
  const { getBattery } = navigator as { readonly getBattery?: () => Promise<BatteryManager> }
  if (getBattery === undefined) return null
  try {
    const { level, charging } = await getBattery.call(navigator)
    return { level, isCharging: charging }
  } catch {
    // A policy may forbid it.
    return null
  }
}
