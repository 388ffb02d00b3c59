import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { readNewPin } from './readNewPin.ts'

/** Somebody who types `keys` as soon as they are asked. */
function aTerminal(keys: string, isTyped = true) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const shown: string[] = []
  output.on('data', (chunk: Buffer) => shown.push(chunk.toString()))
  input.end(keys)
  return { input, isTyped, output, shown: () => shown.join('') }
}

test('a terminal asks twice, and shows nothing of what is typed', async () => {
  const terminal = aTerminal('2580\r2580\r')
  expect(await readNewPin('Sana Begum', terminal)).toBe('2580')
  expect(terminal.shown()).toBe('New PIN for Sana Begum: \nThe same again: \n')
})

test('a slip can be put right while it is typed', async () => {
  expect(await readNewPin('Sana Begum', aTerminal('259\u007f80\r2580\r'))).toBe('2580')
})

test.each([
  ['another the second time', '2580\r2581\r', 'The two were not the same.'],
  ['nothing', '\r\r', '4 to 8 digits'],
  ['nothing, and the end of it', '\u0004', 'No PIN was typed.'],
  ['half of it, and Ctrl-C', '2580\r2580\u0003', 'No PIN was typed.'],
  ['what everybody tries first', '1234\r1234\r', 'everybody tries first'],
])('%s is no new PIN', async (_what, keys, sentence) => {
  const refused = readNewPin('Sana Begum', aTerminal(keys))
  await expect(refused).rejects.toThrow(sentence)
  await expect(refused).rejects.toThrow('The PIN is the old one.')
})

test.each(['2580\n', '2580\r\n', '2580', '2580\nand more\n'])(
  'what is piped in, %j, is asked for by nobody',
  async (text) => {
    const terminal = aTerminal(text, false)
    expect(await readNewPin('Sana Begum', terminal)).toBe('2580')
    expect(terminal.shown()).toBe('')
  },
)

test('a pipe that is empty is no new PIN', async () => {
  await expect(readNewPin('Sana Begum', aTerminal('', false))).rejects.toThrow(
    'No PIN was typed. The PIN is the old one.',
  )
})
