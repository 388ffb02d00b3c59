/** Quiet, and as fast in a window that nobody sees as in one that is looked at. */
export function chromiumArguments(): readonly string[] {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // A window that nobody sees draws once a second; both tabs of a test are looked at.
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
  ]
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet
}
