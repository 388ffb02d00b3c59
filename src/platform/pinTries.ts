/** Wrong PINs on this tablet since the last right one, and until when the next try waits (milliseconds since 1970). */
export type PinTries = { readonly wrongTimes: number; readonly waitUntil: number }

/** Kept for the whole tablet, over reloads and restarts, so that neither shortens the wait. */
export type PinTriesStore = { read(): PinTries; save(tries: PinTries): void }

const key = 'techbar-pin-tries'
const none: PinTries = { wrongTimes: 0, waitUntil: 0 }

export function createPinTries(storage: Pick<Storage, 'getItem' | 'setItem'>): PinTriesStore {
  return {
    read: () => triesIn(storage.getItem(key)),
    save: ({ wrongTimes, waitUntil }) => {
      try {
        storage.setItem(key, `${wrongTimes} ${waitUntil}`)
      } catch {
        // Without room there is no waiting; a PIN must be taken all the same.
      }
    },
  }
}

function triesIn(kept: string | null): PinTries {
  const [, wrongTimes, waitUntil] = /^(\d{1,6}) (\d{1,15})$/.exec(kept ?? '') ?? []
  return wrongTimes === undefined ? none : { wrongTimes: Number(wrongTimes), waitUntil: Number(waitUntil) }
}
