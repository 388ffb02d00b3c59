import { notFound } from '../couchError.ts'

/** Lets work through until the database closes, and never closes it under work that is inside. */
export type Gate = {
  pass<Value>(work: () => Promise<Value>): Promise<Value>
  /** Waits for those inside and holds back those that come. */
  alone<Value>(work: () => Promise<Value>): Promise<Value>
  /** As `alone`; those that come later are told that there is no such database. */
  shut(work: () => Promise<void>): Promise<void>
}

export function createGate(): Gate {
  let inside = 0
  let isShut = false
  let whenEmpty: () => void = () => {}
  const door: { locked?: Promise<void> | undefined } = {}

  async function pass<Value>(work: () => Promise<Value>): Promise<Value> {
    while (door.locked !== undefined) await door.locked
    if (isShut) throw notFound('Database does not exist.')
    inside += 1
    try {
      return await work()
    } finally {
      inside -= 1
      if (inside === 0) whenEmpty()
    }
  }

  async function alone<Value>(work: () => Promise<Value>): Promise<Value> {
    while (door.locked !== undefined) await door.locked
    let unlock = () => {}
    door.locked = new Promise((resolve) => {
      unlock = resolve
    })
    try {
      if (inside > 0) {
        await new Promise<void>((resolve) => {
          whenEmpty = resolve
        })
      }
      return await work()
    } finally {
      whenEmpty = () => {}
      door.locked = undefined
      unlock()
    }
  }

  return {
    pass,
    alone,
    shut: (work) =>
      alone(async () => {
        isShut = true
        await work()
      }),
  }
}
