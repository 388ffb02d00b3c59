import type { IncomingMessage } from 'node:http'
import type { Headers } from './answer.ts'

/**
 * The one style that react-aria puts into the page, on an iPad, while a dialog is open, so that the page behind it does not
 * scroll (`react-aria/dist/private/overlays/usePreventScroll.mjs`): by what it says, and no other. A test computes it.
 */
const styleOfDialogs = 'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='

/**
 * What the built app may load and use: itself alone. WebAssembly reads codes; styles that scripts set go through the
 * CSSOM, which no policy of styles concerns, so nothing else is allowed inline. `data:` is for small pictures in style sheets.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' '${styleOfDialogs}'`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The camera reads codes, the screen stays on in front of visitors; all else that a browser could hand out is off. */
const permissions = [
  'camera=(self)',
  'screen-wake-lock=(self)',
  ...[
    'accelerometer',
    'bluetooth',
    'display-capture',
    'encrypted-media',
    'geolocation',
    'gyroscope',
    'hid',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'publickey-credentials-get',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((feature) => `${feature}=()`),
].join(', ')

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** deploy/nginx/techbar-headers.conf says the same; a test holds the two together. */
export const pageHeaders: Headers = {
  ...everywhere,
  'content-security-policy': pagePolicy,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': permissions,
}

/**
 * Data is never a page: nothing that a document or an attachment holds may run in the app's origin. Nor does a browser keep
 * a copy outside the app's own store. deploy/nginx/techbar-proxy.conf says the same.
 */
export const dataHeaders: Headers = {
  ...everywhere,
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

/** A browser heeds it over TLS alone. */
const onlyTls: Headers = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

export function transportHeaders(request: IncomingMessage): Headers {
  return isBehindTls(request) ? onlyTls : {}
}

/**
 * The endpoint itself speaks plain HTTP; the front before it says whether its client came over TLS. Whoever says so without
 * a front gets a cookie that their browser will not send back: it harms nobody but them.
 */
export function isBehindTls(request: IncomingMessage): boolean {
  const said = request.headers['x-forwarded-proto']
  return (Array.isArray(said) ? said[0] : said)?.split(',')[0]?.trim().toLowerCase() === 'https'
}
