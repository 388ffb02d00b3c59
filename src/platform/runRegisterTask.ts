import type { RegisterTask, RegisterTaskResult } from './registerTasks.ts'

/** Runs the task beside the page, which stays free; the task's bytes are handed over, not copied. Ends early when `signal` aborts. */
export function runRegisterTask(task: RegisterTask, signal: AbortSignal): Promise<RegisterTaskResult> {
  const worker = new Worker(new URL('./registerWorker.ts', import.meta.url), { type: 'module' })
  const answered = new Promise<RegisterTaskResult>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<RegisterTaskResult>) => resolve(data))
    worker.addEventListener('error', ({ message }) =>
      reject(new Error(message || 'The part of the app that reads files did not load.')),
    )
    signal.addEventListener('abort', () => reject(signal.reason as Error))
    worker.postMessage(task, task.kind === 'plan' ? [task.file, task.register] : [task.register])
  })
  return answered.finally(() => worker.terminate())
}
