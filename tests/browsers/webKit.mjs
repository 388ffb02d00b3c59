import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const webKitPackages = ['webkit2gtk-driver', 'xvfb', 'python3-gi', 'gir1.2-webkit2-4.1']

const browser = fileURLToPath(new URL('./webKitBrowser.py', import.meta.url))
const has = (/** @type {string} */ command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

/** Whether something of what WebKit tests need is still to be installed. */
export function needsWebKit() {
  const bindings = "import gi; gi.require_version('WebKit2', '4.1')"
  return !has('WebKitWebDriver') || !has('Xvfb') || spawnSync('/usr/bin/python3', ['-c', bindings]).status !== 0
}

/** A screen without a monitor. @returns {Promise<{ readonly display: string, stop(): void }>} */
export async function startScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1300x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await new Promise((resolve, reject) => {
    screen.stdio[3]?.once('data', (chunk) => resolve(String(chunk).trim()))
    screen.once('exit', () => reject(new Error('Xvfb did not start.')))
  })
  return { display: `:${number}`, stop: () => screen.kill() }
}

async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

/**
 * Opens WebKit over its data folder and speaks W3C WebDriver with it. Elements are found by CSS selectors.
 * @param {{ readonly dataFolder: string, readonly display: string, readonly width?: number, readonly height?: number }} options
 */
export async function openWebKit({ dataFolder, display, width = 1180, height = 820 }) {
  const port = await freePort()
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display },
    stdio: 'ignore',
  })

  /** @param {string} method @param {string} path @param {unknown} [content] @returns {Promise<any>} */
  async function call(method, path, content) {
    const body =
      content === undefined ? {} : { body: JSON.stringify(content), headers: { 'content-type': 'application/json' } }
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...body })
    const { value } = /** @type {{ value: any }} */ (await response.json())
    if (!response.ok) throw new Error(`WebDriver ${path}: ${value?.error} ${value?.message}`)
    return value
  }

  async function newSession() {
    const options = { binary: browser, args: [dataFolder, String(width), String(height)] }
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } }
    for (let tries = 0; ; tries += 1) {
      try {
        return await call('POST', '/session', { capabilities })
      } catch (cause) {
        if (tries === 20) throw cause
        await sleep(250)
      }
    }
  }

  const { sessionId } = await newSession()
  const session = `/session/${sessionId}`
  const find = async (/** @type {string} */ selector) =>
    (await call('POST', `${session}/element`, { using: 'css selector', value: selector }))[elementKey]
  return {
    goTo: (/** @type {string} */ url) => call('POST', `${session}/url`, { url }),
    /** Runs a function's body in the page; `arguments` holds the values. */
    run: (/** @type {string} */ script, /** @type {unknown[]} */ ...args) =>
      call('POST', `${session}/execute/sync`, { script, args }),
    /** As `run`, for a body that ends by calling its last argument. */
    runAsync: (/** @type {string} */ script, /** @type {unknown[]} */ ...args) =>
      call('POST', `${session}/execute/async`, { script, args }),
    click: async (/** @type {string} */ selector) =>
      call('POST', `${session}/element/${await find(selector)}/click`, {}),
    type: async (/** @type {string} */ selector, /** @type {string} */ text) =>
      call('POST', `${session}/element/${await find(selector)}/value`, { text }),
    screenshot: () => call('GET', `${session}/screenshot`),
    close: async () => {
      await call('DELETE', session).catch(() => undefined)
      driver.kill()
    },
  }
}
