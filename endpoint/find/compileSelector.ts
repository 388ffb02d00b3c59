import { CouchError } from '../couchError.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { collate } from '../views/collate.ts'
import { createPatternTest, type PatternTest } from './patternTest.ts'

export type Selector = {
  matches(document: JsonObject): boolean
  /** With every implied `$eq` and `$and` written out, as `_explain` shows it. */
  readonly normalised: JsonObject
}

type Test = (value: Json | undefined) => boolean

export function compileSelector(selector: JsonObject, sandbox: Sandbox): Selector {
  const patterns = createPatternTest(sandbox)
  const test = objectTest(selector, patterns)
  return { matches: (document) => test(document), normalised: normalised(selector) }
}

/** All members must hold: fields by path, or operators on the value itself. */
function objectTest(selector: JsonObject, patterns: PatternTest): Test {
  const tests = Object.entries(selector).map(([key, condition]): Test => {
    if (key.startsWith('$')) return operatorTest(key, condition, patterns)
    const path = pathOf(key)
    const test = conditionTest(condition, patterns)
    return (value) => test(valueAt(value, path))
  })
  return (value) => tests.every((test) => test(value))
}

function conditionTest(condition: Json, patterns: PatternTest): Test {
  return isJsonObject(condition) && Object.keys(condition).length > 0
    ? objectTest(condition, patterns)
    : operatorTest('$eq', condition, patterns)
}

function operatorTest(operator: string, argument: Json, patterns: PatternTest): Test {
  const compared =
    (holds: (order: number) => boolean): Test =>
    (value) =>
      value !== undefined && holds(collate(value, argument))
  const sub = () => conditionTest(argument, patterns)
  switch (operator) {
    case '$eq':
      return compared((order) => order === 0)
    case '$ne':
      return compared((order) => order !== 0)
    case '$lt':
      return compared((order) => order < 0)
    case '$lte':
      return compared((order) => order <= 0)
    case '$gt':
      return compared((order) => order > 0)
    case '$gte':
      return compared((order) => order >= 0)
    case '$exists':
      return (value) => (value !== undefined) === argument
    case '$type':
      return (value) => value !== undefined && typeOf(value) === argument
    case '$in':
      return memberTest(listOf(operator, argument), true)
    case '$nin':
      return memberTest(listOf(operator, argument), false)
    case '$all':
      return (value) =>
        Array.isArray(value) &&
        listOf(operator, argument).every((item) => value.some((one: Json) => collate(one, item) === 0))
    case '$size':
      return (value) => Array.isArray(value) && value.length === argument
    case '$mod':
      return modTest(listOf(operator, argument))
    case '$regex':
      return patterns(textOf(operator, argument))
    case '$beginsWith':
      return (value) => typeof value === 'string' && value.startsWith(textOf(operator, argument))
    case '$not': {
      const test = sub()
      return (value) => !test(value)
    }
    case '$and':
    case '$or':
    case '$nor':
      return combinationTest(
        operator,
        listOf(operator, argument).map((item) => conditionTest(item, patterns)),
      )
    case '$elemMatch':
    case '$allMatch': {
      const test = sub()
      return (value) =>
        Array.isArray(value) && value.length > 0 && (operator === '$elemMatch' ? value.some(test) : value.every(test))
    }
    case '$keyMapMatch': {
      const test = sub()
      return (value) => isJsonObject(value) && Object.keys(value).some((key) => test(key))
    }
    default:
      throw new CouchError(400, 'invalid_operator', `Invalid operator: ${operator}`)
  }
}

function combinationTest(operator: '$and' | '$or' | '$nor', tests: readonly Test[]): Test {
  if (operator === '$and') return (value) => tests.every((test) => test(value))
  const isAny: Test = (value) => tests.some((test) => test(value))
  return operator === '$or' ? isAny : (value) => !isAny(value)
}

/** A list holds when one of its items is a member. */
function memberTest(members: readonly Json[], isWanted: boolean): Test {
  return (value) => {
    if (value === undefined) return false
    const values: readonly Json[] = Array.isArray(value) ? value : [value]
    return isWanted === members.some((member) => values.some((one) => collate(one, member) === 0))
  }
}

function modTest([divisor, remainder]: readonly Json[]): Test {
  if (!Number.isInteger(divisor) || !Number.isInteger(remainder) || divisor === 0) throw invalidArgument('$mod')
  return (value) => Number.isInteger(value) && (value as number) % (divisor as number) === remainder
}

function listOf(operator: string, argument: Json): readonly Json[] {
  if (!Array.isArray(argument)) throw invalidArgument(operator)
  return argument
}

function textOf(operator: string, argument: Json): string {
  if (typeof argument !== 'string') throw invalidArgument(operator)
  return argument
}

function invalidArgument(operator: string): CouchError {
  return new CouchError(400, 'bad_arg', `Bad argument for operator ${operator}`)
}

function typeOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** Dots lead into objects and lists; a backslash keeps a dot in a name. */
export function pathOf(field: string): readonly string[] {
  return field.split(/(?<!\\)\./).map((part) => part.replaceAll('\\.', '.'))
}

export function valueAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  let at = value
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as JsonObject)[part]
  }
  return at
}

function normalised(selector: JsonObject): JsonObject {
  const parts = Object.entries(selector).map(([key, condition]): JsonObject => {
    if (key.startsWith('$')) {
      const value = Array.isArray(condition)
        ? condition.map((item: Json) => (isJsonObject(item) ? normalised(item) : item))
        : condition
      return { [key]: value }
    }
    if (!isJsonObject(condition)) return { [key]: { $eq: condition } }
    const operators = Object.entries(condition).map(
      ([operator, argument]): JsonObject => ({ [key]: { [operator]: argument } }),
    )
    return operators.length === 1 ? (operators[0] as JsonObject) : { $and: operators }
  })
  return parts.length === 1 ? (parts[0] as JsonObject) : { $and: parts }
}
