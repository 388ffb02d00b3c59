/** Runs tasks one after the other, in the order of asking; a task that fails does not hold up the next. */
export type OneAtATime = <T>(task: () => Promise<T>) => Promise<T>

export function createOneAtATime(): OneAtATime {
  let before: Promise<unknown> = Promise.resolve()
  return (task) => {
    const run = before.then(task, task)
    before = run.catch(() => undefined)
    return run
  }
}
