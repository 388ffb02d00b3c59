import { newSecret } from './newSecret.ts'

const key = 'techbar-unlocked'

/**
 * Unlocked by a PIN since this window was opened: kept over a reload, forgotten at a restart. While it is unlocked it has a
 * secret, for which the keyring opens again after a reload.
 */
export type ScreenLock = {
  readonly isUnlocked: () => boolean
  readonly setUnlocked: (isUnlocked: boolean) => void
  /** Null while it is locked. */
  readonly secret: () => string | null
}

export function createScreenLock(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): ScreenLock {
  const secret = () => storage.getItem(key)
  return {
    secret,
    isUnlocked: () => secret() !== null,
    setUnlocked: (isUnlocked) => {
      if (!isUnlocked) storage.removeItem(key)
      else if (secret() === null) storage.setItem(key, newSecret())
    },
  }
}
