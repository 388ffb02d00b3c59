import type { Json, JsonObject } from '../json.ts'

/** Erlang's tuple, which JSON does not have. */
export class Tuple {
  readonly items: readonly Term[]
  constructor(...items: readonly Term[]) {
    this.items = items
  }
}

/** A list of more than JSON. */
export class List {
  readonly items: readonly Term[]
  constructor(items: readonly Term[]) {
    this.items = items
  }
}

/** What CouchDB hashes, as far as JSON and revisions need it. */
export type Term = Json | Buffer | Tuple | List

const VERSION = Buffer.from([131])
const NIL = Buffer.from([106])

/** Erlang's external term format, as `term_to_binary(Term, [{minor_version, 1}])` writes it. */
export function externalTerm(term: Term): Buffer {
  return Buffer.concat([VERSION, encoded(term)])
}

function encoded(term: Term): Buffer {
  if (term === null || typeof term === 'boolean') return atom(String(term))
  if (typeof term === 'number') return number(term)
  if (typeof term === 'string') return binary(Buffer.from(term))
  if (Buffer.isBuffer(term)) return binary(term)
  if (term instanceof Tuple) return tuple(term.items)
  if (term instanceof List) return list(term.items)
  if (Array.isArray(term)) return list(term as readonly Json[])
  return object(term as JsonObject)
}

function atom(name: string): Buffer {
  const text = Buffer.from(name, 'latin1')
  return Buffer.concat([Buffer.from([100, text.length >> 8, text.length & 0xff]), text])
}

function binary(bytes: Buffer): Buffer {
  return Buffer.concat([withLength(109, bytes.length), bytes])
}

function number(value: number): Buffer {
  if (!Number.isInteger(value)) return float(value)
  if (value >= 0 && value < 256) return Buffer.from([97, value])
  if (value >= -(2 ** 31) && value < 2 ** 31) {
    const bytes = Buffer.alloc(5, 98)
    bytes.writeInt32BE(value, 1)
    return bytes
  }
  return big(BigInt(value))
}

function float(value: number): Buffer {
  const bytes = Buffer.alloc(9, 70)
  bytes.writeDoubleBE(value, 1)
  return bytes
}

/** Digits of base 256, the least first. */
function big(value: bigint): Buffer {
  const digits: number[] = []
  for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 8n) digits.push(Number(rest & 0xffn))
  return Buffer.from([110, digits.length, value < 0n ? 1 : 0, ...digits])
}

/** A list of bytes is written as Erlang's text. */
function list(items: readonly Term[]): Buffer {
  if (items.length === 0) return NIL
  const isText = items.every((item) => Number.isInteger(item) && (item as number) >= 0 && (item as number) < 256)
  if (isText && items.length < 65_536) {
    return Buffer.concat([
      Buffer.from([107, items.length >> 8, items.length & 0xff]),
      Buffer.from(items as readonly number[]),
    ])
  }
  return Buffer.concat([withLength(108, items.length), ...items.map(encoded), NIL])
}

function tuple(items: readonly Term[]): Buffer {
  return Buffer.concat([Buffer.from([104, items.length]), ...items.map(encoded)])
}

/** CouchDB holds an object as a tuple of one list of pairs, in the order they came. */
function object(members: JsonObject): Buffer {
  const pairs = Object.entries(members).map(([key, value]) => tuple([key, value]))
  if (pairs.length === 0) return Buffer.concat([Buffer.from([104, 1]), NIL])
  return Buffer.concat([Buffer.from([104, 1]), withLength(108, pairs.length), ...pairs, NIL])
}

function withLength(tag: number, length: number): Buffer {
  const bytes = Buffer.alloc(5, tag)
  bytes.writeUInt32BE(length, 1)
  return bytes
}
