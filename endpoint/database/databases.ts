import { open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { CouchError, notFound } from '../couchError.ts'
import { makeFolder } from '../makeFolder.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { damaged, openingFailureOf } from '../startFailure.ts'
import { checkLevelFiles } from '../store/checkLevelFiles.ts'
import type { Validate } from './commitWrites.ts'
import { type Database, openDatabase } from './database.ts'

const LEGAL_NAME = /^[a-z][a-z0-9_$()+/-]*$/
const SYSTEM_NAMES: readonly string[] = ['_users', '_replicator', '_global_changes']
const REMOVED = 'removed-'
/** Stands beside a database folder until the database is whole. */
const UNFINISHED = 'unfinished-'

/** The databases of a data folder, all open. */
export type Databases = {
  names(): readonly string[]
  find(name: string): Database
  create(name: string): Promise<Database>
  remove(name: string): Promise<void>
  close(): Promise<void>
}

export async function openDatabases(folder: string, sandbox: Sandbox, userRules: Validate): Promise<Databases> {
  const databases = new Map<string, Database>()
  const creating = new Map<string, Promise<Database>>()
  const removing = new Map<string, Promise<void>>()

  async function openNamed(name: string): Promise<Database> {
    const options = { name, folder: join(folder, folderOf(name)), sandbox }
    const database = await openDatabase(name === '_users' ? { ...options, firstRules: userRules } : options)
    databases.set(name, database)
    return database
  }

  async function makeNamed(name: string): Promise<Database> {
    const mark = join(folder, UNFINISHED + folderOf(name))
    await writeFile(mark, '')
    const database = await openNamed(name)
    await rm(mark)
    await syncFolder(folder)
    return database
  }

  async function openKept(name: string): Promise<void> {
    const place = join(folder, folderOf(name))
    try {
      const damage = await checkLevelFiles(place)
      if (damage !== undefined) throw damaged(place, damage)
      const database = await openNamed(name)
      if (database.isNew) throw damaged(place, 'it has lost its beginning')
    } catch (failure) {
      await closeAll()
      throw openingFailureOf(failure, place)
    }
  }

  async function closeAll(): Promise<void> {
    await Promise.all([...databases.values()].map((database) => database.close()))
  }

  await makeFolder(folder)
  await clearLeftovers(folder)
  for (const entry of (await readdir(folder)).filter((name) => name.startsWith('db.')).toSorted()) {
    await openKept(nameOf(entry))
  }

  function find(name: string): Database {
    const database = databases.get(name)
    if (database === undefined) throw notFound('Database does not exist.')
    return database
  }

  return {
    names: () => [...databases.keys()].toSorted(),
    find,
    async create(name) {
      checkDatabaseName(name)
      if (databases.has(name) || creating.has(name)) {
        throw new CouchError(412, 'file_exists', 'The database could not be created, the file already exists.')
      }
      try {
        const made = (removing.get(name) ?? Promise.resolve()).then(() => makeNamed(name))
        creating.set(name, made)
        return await made
      } finally {
        creating.delete(name)
      }
    },
    async remove(name) {
      const database = find(name)
      databases.delete(name)
      const grave = join(folder, REMOVED + randomUUID())
      const removed = database.close().then(() => rename(join(folder, folderOf(name)), grave))
      removing.set(name, removed)
      await removed.finally(() => removing.delete(name))
      await syncFolder(folder)
      await rm(grave, { recursive: true, force: true })
    },
    close: closeAll,
  }
}

export function checkDatabaseName(name: string): void {
  if (SYSTEM_NAMES.includes(name)) return
  if (LEGAL_NAME.test(name) && name.length <= 238) return
  throw new CouchError(
    400,
    'illegal_database_name',
    `Name: '${name}'. Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.`,
  )
}

/** A dot is in no database name, so it can stand for the slash. */
function folderOf(name: string): string {
  return `db.${name.replaceAll('/', '.')}`
}

function nameOf(folder: string): string {
  return folder.slice('db.'.length).replaceAll('.', '/')
}

/** Creations and removals that a process did not survive; neither was acknowledged as done. */
async function clearLeftovers(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const unfinished = entry.startsWith(UNFINISHED) ? [entry.slice(UNFINISHED.length), entry] : []
    const leftovers = entry.startsWith(REMOVED) ? [entry] : unfinished
    for (const leftover of leftovers) await rm(join(folder, leftover), { recursive: true, force: true })
  }
}

/** So that a created or removed database is one after a power cut, too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
