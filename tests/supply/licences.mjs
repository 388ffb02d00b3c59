// `npm run licences`: every package that the lock file names, with its licence. Fails on one that nobody has agreed to.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** May be part of what is shipped. */
const forAll = new Set(
  'MIT MIT-0 ISC BSD-2-Clause BSD-3-Clause 0BSD Apache-2.0 BlueOak-1.0.0 CC0-1.0 Unlicense'.split(' '),
)
/** For tools that are not shipped: what is made with them is not bound by these. */
const forTools = new Set([...forAll, 'MPL-2.0', 'CC-BY-4.0'])
/** Read by hand: what these packages say is older than the field that the lock file copies. */
const readByHand = new Map([
  ['end-stream@0.1.0', 'MIT'],
  ['level-write-stream@1.0.0', 'MIT'],
  ['write-stream@0.4.3', 'MIT'],
  // Its LICENSE is the BSD text of two clauses.
  ['readable-stream@0.0.4', 'BSD-2-Clause'],
])

/**
 * @typedef {{ readonly version: string, readonly license?: string, readonly dev?: boolean, readonly devOptional?: boolean }} Locked
 * @typedef {{ readonly name: string, readonly licence: string, readonly isTool: boolean, readonly isAllowed: boolean }} Licensed
 */

/** @param {Readonly<Record<string, Locked>>} packages as a lock file of version 3 has them @returns {readonly Licensed[]} */
export function licencesOf(packages) {
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, license, dev, devOptional }]) => {
      const name = `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`
      const licence = readByHand.get(name) ?? license ?? 'none'
      const isTool = dev === true || devOptional === true
      return { name, licence, isTool, isAllowed: isAllowed(licence, isTool ? forTools : forAll) }
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** `A OR B`: one that is allowed is enough; `A AND B`: both have to be. @param {string} licence @param {ReadonlySet<string>} allowed */
function isAllowed(licence, allowed) {
  const choices = licence.replaceAll(/[()]/g, '').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((one) => allowed.has(one)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'))
  const all = licencesOf(lock.packages)
  for (const { name, licence, isTool } of all) console.log(`${licence.padEnd(16)} ${name}${isTool ? ' (tool)' : ''}`)
  const refused = all.filter((one) => !one.isAllowed)
  for (const { name, licence } of refused)
    console.error(
      `${name} has the licence '${licence}': agree to it in tests/supply/licences.mjs, or take another package.`,
    )
  console.log(`${all.length} packages, ${refused.length} with a licence that nobody has agreed to.`)
  process.exitCode = refused.length === 0 ? 0 : 1
}
