/** The secret of a window that somebody unlocked before the measuring began. */
export const unlockedWindow = 'yes'
