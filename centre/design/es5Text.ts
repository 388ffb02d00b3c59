import { readFileSync } from 'node:fs'

/** Names of the files in `es5/`, without the ending. */
export type Es5File =
  | 'problemWith'
  | 'requireRecord'
  | 'isSame'
  | 'requireEventsKept'
  | 'requireFixed'
  | 'requireAnonymised'
  | 'requireOpening'
  | 'requireToldRight'
  | 'requireOwnUndone'
  | 'requireCustodyOfEvents'
  | 'requireOwnHand'
  | 'requireAudit'
  | 'requireWriter'
  | 'validateBarRecord'
  | 'validateSharedRecord'
  | 'validatePublicRecord'
  | 'validateCentralRecord'
  | 'views/visitsByDay'
  | 'views/handlingByDay'
  | 'views/tapsByFace'
  | 'views/swapsByEntitlement'
  | 'views/recordsByTablet'

/** The text of a file that CouchDB's own JavaScript engine runs: it never passes through a compiler of ours. */
export function es5Text(file: Es5File): string {
  return readFileSync(new URL(`./es5/${file}.js`, import.meta.url), 'utf8').trim()
}
