const key = 'techbar-unlocked'

/** Unlocked by a PIN since this window was opened: kept over a reload, forgotten at a restart. */
export type ScreenLock = { readonly isUnlocked: () => boolean; readonly setUnlocked: (isUnlocked: boolean) => void }

export function createScreenLock(): ScreenLock {
  return {
    isUnlocked: () => sessionStorage.getItem(key) === 'yes',
    setUnlocked: (isUnlocked) => sessionStorage.setItem(key, isUnlocked ? 'yes' : 'no'),
  }
}
