const key = 'techbar-install'

/** A short text outside IndexedDB: what is left of a tablet whose database is gone. */
export type InstallNote = { read(): string | null; write(text: string): void }

/** In local storage; a browser that keeps none of it simply never notices. */
export const installNote: InstallNote = {
  read: () => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  write: (text) => {
    try {
      localStorage.setItem(key, text)
    } catch {
      // Full or forbidden: nothing of a person's work depends on it.
    }
  },
}
