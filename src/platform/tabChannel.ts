/** Plain values from tab to tab of this tablet; a tab does not hear itself. */
export type TabChannel<T> = { send(value: T): void; listen(callback: (value: T) => void): void }

export function createTabChannel<T>(name: string): TabChannel<T> {
  const channel = new BroadcastChannel(name)
  return {
    send: (value) => channel.postMessage(value),
    listen: (callback) => channel.addEventListener('message', ({ data }: MessageEvent<T>) => callback(data)),
  }
}
