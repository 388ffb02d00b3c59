import { doRegisterTask, type RegisterTask } from './registerTasks.ts'

/** Runs in a worker of its own: one task, one answer. */
self.addEventListener('message', ({ data }: MessageEvent<RegisterTask>) => {
  const result = doRegisterTask(data)
  self.postMessage(result, { transfer: result.kind === 'planned' ? [result.plan.body] : [] })
})
