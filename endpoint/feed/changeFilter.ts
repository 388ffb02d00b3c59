import { badRequest, CouchError, notFound } from '../couchError.ts'
import type { Database } from '../database/database.ts'
import type { Design } from '../database/designs.ts'
import type { Exchange } from '../http/exchange.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import { functionFailure } from '../sandbox/sandbox.ts'
import { compileSelector } from '../find/compileSelector.ts'
import { documentIdsOf } from './feedQuery.ts'

export type Candidate = { readonly id: string; readonly document: JsonObject }

/** Which of a page of changes pass. */
export type ChangeFilter = {
  readonly needsDocuments: boolean
  passes(candidates: readonly Candidate[]): readonly boolean[]
}

const everything: ChangeFilter = { needsDocuments: false, passes: (candidates) => candidates.map(() => true) }

export async function changeFilterOf(exchange: Exchange, database: Database, body: JsonObject): Promise<ChangeFilter> {
  const { query } = exchange
  const name = query.get('filter')
  if (name === null || name === '') return everything
  if (name === '_doc_ids') {
    const ids = documentIdsOf(query, body)
    return { needsDocuments: false, passes: (candidates) => candidates.map(({ id }) => ids.has(id)) }
  }
  if (name === '_design') {
    return { needsDocuments: false, passes: (candidates) => candidates.map(({ id }) => id.startsWith('_design/')) }
  }
  if (name === '_selector') {
    if (!isJsonObject(body['selector'])) throw badRequest('`selector` filter parameter is not a JSON object')
    const selector = compileSelector(body['selector'], database.sandbox)
    return {
      needsDocuments: true,
      passes: (candidates) => candidates.map(({ document }) => selector.matches(document)),
    }
  }
  const [designName = '', functionName = ''] = (name === '_view' ? (query.get('view') ?? '') : name).split('/')
  if (functionName === '') throw badRequest('filter parameter must be of the form `designname/filtername`')
  const design = await database.designs.find(designName)
  return name === '_view' ? viewFilter(design, functionName) : designFilter(design, functionName, exchange)
}

function viewFilter(design: Design, viewName: string): ChangeFilter {
  const views = design.document['views']
  const view = isJsonObject(views) && Object.hasOwn(views, viewName) ? views[viewName] : undefined
  const source = isJsonObject(view) ? view['map'] : undefined
  if (typeof source !== 'string') throw notFound(`missing json key: ${viewName}`)
  return {
    needsDocuments: true,
    passes: (candidates) =>
      run(
        design,
        source,
        candidates.map(({ document }) => [document]),
      ).map(({ rows }) => rows.length > 0),
  }
}

function designFilter(design: Design, filterName: string, exchange: Exchange): ChangeFilter {
  const filters = design.document['filters']
  const source = isJsonObject(filters) && Object.hasOwn(filters, filterName) ? filters[filterName] : undefined
  if (typeof source !== 'string') throw notFound(`missing json key: ${filterName}`)
  const request = {
    method: exchange.method,
    path: exchange.path,
    query: Object.fromEntries(exchange.query),
    userCtx: { db: exchange.path[0] ?? '', name: exchange.user.name, roles: exchange.user.roles },
  }
  return {
    needsDocuments: true,
    passes: (candidates) =>
      run(
        design,
        source,
        candidates.map(({ document }) => [document, request]),
      ).map(({ result }) => isTruthy(result)),
  }
}

function run(design: Design, source: string, batch: readonly (readonly Json[])[]) {
  return design.functions.run(source, batch).map((outcome) => {
    if (outcome.kind === 'done') return outcome
    throw outcome.kind === 'failed'
      ? functionFailure(outcome.reason)
      : new CouchError(500, outcome.kind, outcome.reason)
  })
}

function isTruthy(value: Json): boolean {
  return value !== false && value !== null && value !== 0 && value !== ''
}
