import type { CodeScanner } from './codeScanner.ts'

/** What reads is loaded when somebody scans. */
export function createCodeScanner(): CodeScanner {
  return {
    isPossible: () => 'mediaDevices' in navigator,
    start: async (...asked) => {
      const loaded = await import('./scanCodes.ts').catch(() => null)
      return loaded === null ? { kind: 'failed', problem: 'reader missing' } : loaded.scanCodes(...asked)
    },
  }
}
