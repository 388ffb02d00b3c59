import { isVisible } from './connectivity.ts'

const beatMs = 2_000
const silenceMs = 10_000

type Turn = 'over' | 'stolen' | 'the leader is silent'

/**
 * Runs `lead` in one tab of this tablet at a time; when that tab closes, the next takes over. A frozen tab keeps its lock
 * (rxdb 7268), so a leader that is not heard for 10 s loses it to a tab that somebody looks at; its `signal` aborts when it
 * thaws, `onThaw` hears of it (what other tabs wrote meanwhile may have gone by), and it queues again. Where the browser has no locks every tab leads: sync is idempotent, two leaders only repeat work.
 */
export async function takeTurnsLeading(
  name: string,
  lead: (signal: AbortSignal) => Promise<void>,
  onThaw: () => void = () => undefined,
): Promise<void> {
  if (!('locks' in navigator)) return lead(new AbortController().signal)
  let turn = await waitAndLead(name, lead)
  while (turn !== 'over') {
    if (turn === 'stolen') onThaw()
    turn = turn === 'stolen' ? await waitAndLead(name, lead) : await leadNow(name, lead, { steal: true })
  }
}

/** Queues for the lock, and gives up queueing when its holder is silent. */
async function waitAndLead(name: string, lead: (signal: AbortSignal) => Promise<void>): Promise<Turn> {
  const queueing = new AbortController()
  const stopListening = onSilence(name, () => queueing.abort())
  try {
    return await leadNow(name, lead, { signal: queueing.signal }, stopListening)
  } finally {
    stopListening()
  }
}

async function leadNow(
  name: string,
  lead: (signal: AbortSignal) => Promise<void>,
  options: LockOptions,
  onTurn: () => void = () => undefined,
): Promise<Turn> {
  const leading = new AbortController()
  const heart = new BroadcastChannel(`${name}-heart`)
  let beat: ReturnType<typeof setInterval> | undefined
  let isMine = false
  try {
    await navigator.locks.request(name, options, async () => {
      isMine = true
      onTurn()
      heart.postMessage('alive')
      beat = setInterval(() => heart.postMessage('alive'), beatMs)
      await lead(leading.signal)
    })
    return 'over'
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === 'AbortError')) throw cause
    return isMine ? 'stolen' : 'the leader is silent'
  } finally {
    leading.abort()
    clearInterval(beat)
    heart.close()
  }
}

/** Calls back once when no leader was heard for 10 s of this tab being looked at. Returns how to stop listening. */
function onSilence(name: string, callback: () => void): () => void {
  const heart = new BroadcastChannel(`${name}-heart`)
  let silentMs = 0
  heart.addEventListener('message', () => {
    silentMs = 0
  })
  const watch = setInterval(() => {
    silentMs = isVisible() ? silentMs + beatMs : 0
    if (silentMs <= silenceMs) return
    stop()
    callback()
  }, beatMs)
  const stop = () => {
    clearInterval(watch)
    heart.close()
  }
  return stop
}

/** Runs `task` when no other tab of this tablet runs one under the same name. */
export async function aloneAmongTabs<T>(name: string, task: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return task()
  return navigator.locks.request(name, task)
}
