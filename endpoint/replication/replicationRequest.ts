import { createHash } from 'node:crypto'
import { badRequest } from '../couchError.ts'
import { isJsonObject, isStringArray, type Json, type JsonObject, textOf } from '../json.ts'

/** A database by its address, or by its name when it is one of our own. */
export type Peer = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

export type ReplicationRequest = {
  readonly id: string
  readonly source: Peer
  readonly target: Peer
  readonly isContinuous: boolean
  readonly mayCreateTarget: boolean
  /** Handed on to the replicator as they are. */
  readonly selection: JsonObject
}

/** From the body of `_replicate` or a document of `_replicator`. */
export function replicationRequestOf(body: JsonObject, nameToPeer: (name: string) => Peer): ReplicationRequest {
  const source = peerOf(body['source'], 'source', nameToPeer)
  const target = peerOf(body['target'], 'target', nameToPeer)
  const isContinuous = body['continuous'] === true
  const selection = selectionOf(body)
  const hash = createHash('md5')
    .update(JSON.stringify([source, target, selection]))
    .digest('hex')
  return {
    id: isContinuous ? `${hash}+continuous` : hash,
    source,
    target,
    isContinuous,
    mayCreateTarget: body['create_target'] === true,
    selection,
  }
}

function peerOf(value: Json | undefined, role: string, nameToPeer: (name: string) => Peer): Peer {
  const address = isJsonObject(value) ? value['url'] : value
  if (typeof address !== 'string' || address === '') throw badRequest(`\`${role}\` must name a database`)
  if (!/^https?:\/\//.test(address)) return nameToPeer(address)
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined) throw badRequest(`\`${role}\` is not a valid address`)
  const inAddress =
    url.username === '' ? {} : basicHeader(decodeURIComponent(url.username), decodeURIComponent(url.password))
  url.username = ''
  url.password = ''
  return { url: url.href.replace(/\/$/, ''), headers: { ...inAddress, ...headersOf(value) } }
}

function headersOf(value: Json | undefined): Readonly<Record<string, string>> {
  if (!isJsonObject(value)) return {}
  const { headers, auth } = value
  const given = isJsonObject(headers) ? headers : {}
  const basic = isJsonObject(auth) && isJsonObject(auth['basic']) ? auth['basic'] : undefined
  const entries = Object.entries(given).map(([name, text]): [string, string] => [name.toLowerCase(), textOf(text)])
  return {
    ...Object.fromEntries(entries),
    ...(basic === undefined ? {} : basicHeader(textOf(basic['username']), textOf(basic['password']))),
  }
}

export function basicHeader(name: string, password: string): Readonly<Record<string, string>> {
  return { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` }
}

function selectionOf(body: JsonObject): JsonObject {
  const { filter, query_params: parameters, doc_ids: ids, selector } = body
  return {
    ...(typeof filter === 'string' ? { filter } : {}),
    ...(isJsonObject(parameters) ? { query_params: parameters } : {}),
    ...(isStringArray(ids) ? { doc_ids: ids } : {}),
    ...(isJsonObject(selector) ? { selector } : {}),
  }
}
