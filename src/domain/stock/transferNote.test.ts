import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aStamp } from '../../testing/aStamp.ts'
import { crc32 } from './crc32.ts'
import { recordStockMovement } from './recordStockMovement.ts'
import { readTransferNote, textOfTransferNote, type TransferNote, transferNotesOf } from './transferNote.ts'

const note: TransferNote = {
  id: '0190a000-0000-7000-8000-000000000001',
  fromBarId: 'lambeth-popup',
  toBarId: 'croydon-desk',
  at: '2026-11-24T09:05:00.000Z',
  method: 'sealed bag',
  seal: 'B-77',
  part: 1,
  parts: 1,
  devices: [
    { assetTag: 'L-1', serial: 'S1', modelId: 'laptop-a' },
    { assetTag: 'L-2', serial: null, modelId: null },
  ],
}
const text = textOfTransferNote(note)
const sealed = (body: unknown) => {
  const json = JSON.stringify(body)
  return `techbar-transfer:1:${crc32(json)}:${json}`
}
const words = (code: string) => {
  const reading = readTransferNote(code)
  return reading.kind === 'unclear' ? reading.words : 'read'
}

describe('a transfer note', () => {
  test('reads as it was written, and is one line', () => {
    const device = fc.record({
      assetTag: fc.string({ minLength: 1, maxLength: 40 }),
      serial: fc.option(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })),
      modelId: fc.option(fc.constantFrom('laptop-a', 'phone-é')),
    })
    fc.assert(
      fc.property(fc.array(device, { minLength: 1, maxLength: 12 }), (devices) => {
        const code = textOfTransferNote({ ...note, devices })
        expect(code).not.toMatch(/[\r\n]/)
        expect(readTransferNote(` ${code}\n`)).toEqual({ kind: 'read', note: { ...note, devices } })
      }),
    )
  })

  test('is refused whichever character of it was changed', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        fc.pre(text[at] !== character && character.trim() !== '')
        expect(readTransferNote(text.slice(0, at) + character + text.slice(at + 1)).kind).toBe('unclear')
      }),
    )
  })

  test.each([
    ['', 'This code is no transfer note.'],
    ['WIFI:S:net;T:WPA;P:secret;;', 'This code is no transfer note.'],
    ['javascript:techbar-transfer:1:', 'This code is no transfer note.'],
    ['techbar-transfer:', 'of another version of the app'],
    ['techbar-transfer:1:', 'was damaged or changed'],
    [`techbar-transfer:1:${crc32('['.repeat(1900))}:${'['.repeat(1900)}`, 'was damaged or changed'],
    [sealed(['id', 'a', 'b', '2026-02-31T10:00:00.000Z', null, null, 1, 1, [['L-1', null, null]]]), 'was damaged'],
    [sealed({ __proto__: null, length: 9 }), 'was damaged or changed'],
    ['LT1001', 'This code is no transfer note.'],
    ['https://maker.example/', 'This code is no transfer note.'],
    [text.slice(0, -3), 'was damaged or changed'],
    [text.replace('L-1', 'L-9'), 'was damaged or changed'],
    [text.replace(':1:', ':2:'), 'of another version of the app'],
    [`${text}${'x'.repeat(4000)}`, 'too long'],
    ['techbar-transfer:1:00000000:[]', 'was damaged or changed'],
    // Somebody else's, with the right checksum.
    [sealed([]), 'was damaged or changed'],
    [sealed({ id: 'x' }), 'was damaged or changed'],
    [sealed(['id', 'a', 'b', 'yesterday', null, null, 1, 1, [['L-1', null, null]]]), 'was damaged or changed'],
    [sealed(['id', 'a', 'b', note.at, null, null, 2, 1, [['L-1', null, null]]]), 'was damaged or changed'],
    [sealed(['id', 'a', 'b', note.at, null, null, 1, 1, []]), 'was damaged or changed'],
  ])('%s is told from one with a clear sentence', (code, says) => {
    expect(words(code)).toContain(says)
  })

  test('is read from any text whatever, or told from one in a sentence, also where the checksum fits', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }).map((body) => `techbar-transfer:1:${crc32(body)}:${body}`),
      fc.jsonValue().map(sealed),
    )
    fc.assert(
      fc.property(anything, (code) => {
        const reading = readTransferNote(code)
        if (reading.kind === 'unclear') expect(reading.words).toMatch(/\.$/)
      }),
    )
  })

  test('is made of what was sent together to another bar, twelve devices on one', () => {
    const movements = Array.from({ length: 14 }, (_, number) =>
      recordStockMovement(
        {
          id: `stock-movement:${number}`,
          barId: 'lambeth-popup',
          openingId: '',
          by: 'install-1',
          device: { assetTag: `L-${String(20 - number)}`, serial: null, modelId: null },
          direction: 'out',
          why: 'To Croydon desk',
          otherBarId: 'croydon-desk',
          consignmentId: 'c1',
          custody: { from: 'Here', to: 'There', method: 'courier', seal: null },
        },
        aStamp(5),
      ),
    )
    const notes = transferNotesOf(movements)
    expect(notes.map(({ part, parts, devices }) => [part, parts, devices.length])).toEqual([
      [1, 2, 12],
      [2, 2, 2],
    ])
    expect(notes[0]).toMatchObject({ id: 'c1', toBarId: 'croydon-desk', method: 'courier', seal: null })
    expect(notes[0]?.devices[0]?.assetTag).toBe('L-10')
    expect(transferNotesOf(movements.map((movement) => ({ ...movement, otherBarId: null })))).toEqual([])
    expect(transferNotesOf([])).toEqual([])
  })

  test('has the checksum that everybody else calculates', () => {
    expect(crc32('123456789')).toBe('cbf43926')
    expect(crc32('')).toBe('00000000')
  })
})
