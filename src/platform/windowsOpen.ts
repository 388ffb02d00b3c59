const held = () => new Promise<never>(() => undefined)

/**
 * Runs `ifAlone` where no other window of this tablet is at work, and counts this one as at work from then on, until it is
 * closed. Windows that start at the same moment wait for each other. Without locks nobody can know, and nothing is run.
 */
export async function beginAmongWindows(name: string, ifAlone: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await ifAlone()
  })
  await new Promise<void>((resolve) => {
    void navigator.locks.request(name, { mode: 'shared' }, () => {
      resolve()
      return held()
    })
  })
}
