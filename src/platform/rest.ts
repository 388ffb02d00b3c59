/**
 * Lets what waits have its turn: a tap, a redraw. By a message, since browsers hold back a timer set by a timer for 4 ms, which
 * between the slices of a first pull adds up to a tenth of it.
 */
export function rest(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
