import { roleOfBar } from '../../src/domain/sync/databaseNames.ts'
import { managerRole, replicatorRole } from '../roles.ts'
import { type Es5File, es5Text } from './es5Text.ts'
import {
  barRecordShapes,
  publicRecordShapes,
  recordHeaderShape,
  revocationShapes,
  sharedRecordShapes,
} from './recordShapes.ts'
import { type ValidationRules, validationText } from './validationText.ts'

export type DesignDocument = { readonly _id: `_design/${string}`; readonly language: 'javascript' } & (
  | { readonly validate_doc_update: string }
  | { readonly views: Readonly<Record<string, { readonly map: string; readonly reduce?: '_sum' | '_stats' }>> }
)

/** The views of visits, taps and swaps, in the bars' databases and, over all bars, in `techbar-central`. */
const figures: DesignDocument = {
  _id: '_design/figures',
  language: 'javascript',
  views: {
    'visits-by-day': { map: mapText('views/visitsByDay'), reduce: '_sum' },
    'handling-by-day': { map: mapText('views/handlingByDay'), reduce: '_stats' },
    'taps-by-face': { map: mapText('views/tapsByFace'), reduce: '_sum' },
    'swaps-by-entitlement': { map: mapText('views/swapsByEntitlement'), reduce: '_sum' },
  },
}

/** What a tablet asks for at the end of its day. Apart from the figures, so that a change of one does not build both anew. */
const receipts: DesignDocument = {
  _id: '_design/receipts',
  language: 'javascript',
  views: { 'records-by-tablet': { map: mapText('views/recordsByTablet') } },
}

const rulesOfBars = [
  'isSame',
  'requireEventsKept',
  'requireFixed',
  'requireAnonymised',
  'requireOpening',
  'requireToldRight',
  'requireOwnUndone',
  'requireCustodyOfEvents',
  'requireOwnHand',
  'requireAudit',
  'requireWriter',
] as const satisfies readonly Es5File[]

export function designsOfBar(barId: string): readonly DesignDocument[] {
  const barRole = roleOfBar(barId)
  const rules = { barId, barRole, writers: [barRole, managerRole], header: recordHeaderShape, kinds: barRecordShapes }
  return [validation({ file: 'validateBarRecord', needs: rulesOfBars, ...rules }), figures, receipts]
}

export function designsOfShared(): readonly DesignDocument[] {
  const rules = { barId: null, writers: [managerRole], header: {}, kinds: sharedRecordShapes }
  return [validation({ file: 'validateSharedRecord', needs: [], ...rules })]
}

export function designsOfPublic(): readonly DesignDocument[] {
  const rules = {
    barId: null,
    writers: [managerRole, replicatorRole],
    header: {},
    kinds: { ...publicRecordShapes, ...revocationShapes },
  }
  return [validation({ file: 'validatePublicRecord', needs: [], ...rules })]
}

export function designsOfCentral(): readonly DesignDocument[] {
  const rules = { barId: null, writers: [replicatorRole], header: {}, kinds: {} }
  return [validation({ file: 'validateCentralRecord', needs: [], ...rules }), figures]
}

// Apart from the views: a change of the rules must not make CouchDB build all views anew.
function validation(rules: ValidationRules): DesignDocument {
  return { _id: '_design/validation', language: 'javascript', validate_doc_update: validationText(rules) }
}

// A design document takes a function without a name, and nothing before it.
function mapText(file: Extract<Es5File, `views/${string}`>): string {
  return es5Text(file).replace(/^[^]*?\bfunction \w+\(/, 'function (')
}
