import { createEndpoint } from '../../endpoint/createEndpoint.ts'

export type CentreAnnouncement = { readonly url: string; readonly adminName: string; readonly adminPassword: string }

const [dataFolder = '', appFolder = ''] = process.argv.slice(2)
const { url, adminName, adminPassword } = await createEndpoint({ dataFolder, appFolder, onFault: console.error })
process.send?.({ url, adminName, adminPassword } satisfies CentreAnnouncement)
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0))
