/** What windows and the service worker tell each other: the only words they share. */
export type AppMessage = { readonly type: 'SKIP_WAITING' | 'WAKE' }

/** To the waiting service worker: take over now. */
export const skipWaiting: AppMessage = { type: 'SKIP_WAITING' }

/** To all windows: there is a network again. */
export const wake: AppMessage = { type: 'WAKE' }

/** Under this name the browser is asked to say so, even while every window is hidden and slowed down. */
export const networkIsBack = 'techbar-network-is-back'

export function isMessage(data: unknown, message: AppMessage): boolean {
  return (data as { readonly type?: unknown } | null)?.type === message.type
}
