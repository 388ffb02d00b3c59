import { createInterface } from 'node:readline'
import { type Readable, Writable } from 'node:stream'
import { problemOfNewPin } from '../src/domain/person/problemOfNewPin.ts'
import { CentreFailure } from './centreFailure.ts'

type Terminal = {
  readonly input: Readable
  /** Somebody types there; else it is piped in. */
  readonly isTyped: boolean
  /** Where questions are put: nothing that is typed comes out there. */
  readonly output: Writable
}

/**
 * A new PIN: typed twice at a terminal, without being shown, else the first line of what is piped in. Never an argument, which
 * would stand in the shell's history and in the list of processes. Throws `CentreFailure`.
 */
export async function readNewPin(whose: string, terminal: Terminal): Promise<string> {
  const questions = terminal.isTyped ? [`New PIN for ${whose}: `, 'The same again: '] : ['']
  const typed = await linesTyped(questions, terminal)
  const [pin = ''] = typed
  const problem = problemOf(typed, questions.length) ?? problemOfNewPin(pin)
  if (problem !== null) throw new CentreFailure(`${problem} The PIN is the old one.`)
  return pin
}

function problemOf(typed: readonly string[], asked: number): string | null {
  if (typed.length < asked) return 'No PIN was typed.'
  return new Set(typed).size > 1 ? 'The two were not the same.' : null
}

/** One line for each question; fewer where the input ends before (Ctrl-C, Ctrl-D). */
function linesTyped(questions: readonly string[], { input, isTyped, output }: Terminal): Promise<readonly string[]> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input, output: silence, terminal: isTyped, historySize: 0 })
  const typed: string[] = []
  return new Promise((resolve) => {
    const ask = () => output.write(questions[typed.length] ?? '')
    lines.on('line', (line) => {
      if (typed.length === questions.length) return
      typed.push(line)
      if (isTyped) output.write('\n')
      if (typed.length === questions.length) lines.close()
      else ask()
    })
    lines.on('close', () => {
      if (isTyped && typed.length < questions.length) output.write('\n')
      resolve(typed)
    })
    ask()
  })
}
