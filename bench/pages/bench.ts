import { commands } from './commands.ts'

Object.assign(window, { bench: commands })
