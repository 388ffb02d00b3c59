import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isImei } from '../domain/device/isImei.ts'
import { doRegisterTask } from './registerTasks.ts'

const models = [
  { id: 'phone-6', name: 'Phone 6-inch, 2025', deviceClass: 'phone' as const },
  { id: 'laptop-14', name: 'Laptop 14-inch', deviceClass: 'laptop' as const },
]
const emptyRegister = () => bytes('{"total_rows":0,"offset":0,"rows":[]}')

function bytes(text: string): ArrayBuffer {
  return Uint8Array.from(Buffer.from(text, 'utf8')).buffer
}

function plan(file: ArrayBuffer, register = emptyRegister()) {
  const result = doRegisterTask({ kind: 'plan', file, register, models })
  return result.kind === 'planned' ? result.plan : expect.unreachable(JSON.stringify(result))
}

function refusal(file: ArrayBuffer, register = emptyRegister()) {
  const result = doRegisterTask({ kind: 'plan', file, register, models })
  return result.kind === 'refused' ? result.words : expect.unreachable('It was taken.')
}

/** What the centre would tell after a plan was written. */
function written(body: ArrayBuffer): ArrayBuffer {
  const { docs } = JSON.parse(new TextDecoder().decode(body)) as { readonly docs: readonly object[] }
  return bytes(JSON.stringify({ rows: docs.map((doc) => ({ doc: { ...doc, _rev: '1-a' } })) }))
}

const heading = 'Asset tag,Serial number,Model,State,Role'
const table = `${heading}\r\nLT1,S1,Laptop 14-inch,in use,Café ½ "duty"\r\n`.replace('"duty"', 'duty')

describe('a register’s file is read', () => {
  test.each<[string, string, ArrayBuffer]>([
    ['UTF-8', 'UTF-8', bytes(table)],
    ['UTF-8 with its mark', 'UTF-8', bytes(`\ufeff${table}`)],
    ['Windows-1252', 'Windows-1252', Uint8Array.from(Buffer.from(table, 'latin1')).buffer],
    ['UTF-16', 'UTF-16', Uint8Array.from(Buffer.from(`\ufeff${table}`, 'utf16le')).buffer],
    ['UTF-16 without its mark', 'UTF-16', Uint8Array.from(Buffer.from(table, 'utf16le')).buffer],
    ['UTF-16 the other way round', 'UTF-16', Uint8Array.from(Buffer.from(`\ufeff${table}`, 'utf16le').swap16()).buffer],
    [
      'UTF-16 the other way round without its mark',
      'UTF-16',
      Uint8Array.from(Buffer.from(table, 'utf16le').swap16()).buffer,
    ],
    ['UTF-8 with the line ends of another machine', 'UTF-8', bytes(table.replaceAll('\r\n', '\r'))],
    ['UTF-8 with pipes', 'UTF-8', bytes(table.replaceAll(',', '|'))],
    ['UTF-8 with everything in quotes', 'UTF-8', bytes(table.replaceAll(/[^,\r\n]+/g, '"$&"'))],
    ['UTF-8 with semicolons', 'UTF-8', bytes(table.replaceAll(',', ';'))],
    ['UTF-8 with tabs', 'UTF-8', bytes(table.replaceAll(',', '\t'))],
  ])('in %s', (_what, encoding, file) => {
    const { body, ...read } = plan(file)
    expect(read).toMatchObject({ encoding, added: 1, problems: [], pages: 1 })
    expect(new TextDecoder().decode(body)).toContain('"forRole":"Café ½ duty"')
  })

  test('with its columns in any order, and says which it does not keep', () => {
    const read = plan(bytes('STATE,Cost centre,serial_number,Model,asset-tag\nin use,4711,S1,laptop-14,LT1\n'))
    expect(read).toMatchObject({ added: 1, leftOut: ['Cost centre'] })
  })

  test('with rows that end where a spreadsheet saw nothing more: what is not there changes nothing', () => {
    const whole = plan(bytes(`${heading}\nLT1,S1,laptop-14,in use,Detective\nLT2,S2,laptop-14,in use,\n`))
    const short = plan(bytes(`${heading}\nLT1,S1,laptop-14,in use\nLT2,S2,laptop-14\n`), written(whole.body))
    expect(short).toMatchObject({ unchanged: 2, problems: [], pages: 0 })
  })

  test('with the rows as a spreadsheet counts them, empty ones and line breaks in cells too', () => {
    const file = `${heading}\n\n,,,,\nLT1,S1,laptop-14,in use,"Two\nlines"\nLT2,,laptop-14,in use,\n`
    expect(plan(bytes(file))).toMatchObject({ added: 1, problems: [{ row: 5, column: 'serial' }] })
  })

  test.each<[string, ArrayBuffer, RegExp]>([
    ['a workbook', bytes('PK\u0003\u0004 and so on'), /This is a workbook/],
    ['a workbook of old', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]).buffer, /This is a workbook/],
    ['a picture', bytes('\u0089PNG\0\0'), /not a text file/],
    ['a PDF', bytes('%PDF-1.7\n1 0 obj'), /not a text file/],
    ['text with a zero in it', bytes(`${heading}\nLT1,S\u00001,laptop-14,in use,`), /not a text file/],
    ['a web page', bytes('<!doctype html><html><body>Sign in</body></html>'), /no column “Asset tag”/],
    ['headings alone that are none', bytes('__proto__,constructor,toString\n1,2,3'), /no column “Asset tag”/],
    ['one line without end', bytes('x'.repeat(5_000_000)), /no column “Asset tag”/],
    ['a million columns', bytes(`${heading}${',x'.repeat(1_000_000)}\nA,B,C`), /1000005 cells, and 500 columns/],
    ['nothing', bytes(''), /The file is empty/],
    ['a file without headings', bytes('\n\nLT1,S1,laptop-14'), /headings/],
    ['another table', bytes('Name,Birthday\nAda,1815'), /no column “Asset tag” and no column “Serial number”/],
    ['a column twice', bytes('Asset tag,Serial number,Model,Tag\nA,B,C,D'), /“Asset tag” twice/],
    ['a quotation mark that is never closed', bytes(`${heading}\nLT1,"S1,laptop-14,in use,\nLT2,S2\n`), /row 2/],
    ['too many rows', bytes(`${heading}\n${'A,B,C,D,E\n'.repeat(200_001)}`), /200001 rows/],
  ])('unless it is %s, which is said', (_what, file, words) => {
    expect(refusal(file)).toMatch(words)
  })

  test('and nothing is planned over a register that cannot be read', () => {
    expect(refusal(bytes(table), bytes('<html>Welcome</html>'))).toMatch(/cannot be read/)
    expect(refusal(bytes(table), bytes('{"rows":[{"doc":{"_id":"device-page:001","schema":9}}]}'))).toMatch(
      /cannot be read/,
    )
  })
})

describe('a row of a register’s file that is hostile is left out with a sentence, and the others stay', () => {
  const good = 'LT1,S1,laptop-14,in use,'
  test.each([
    ['a million characters', `LT2,${'S'.repeat(1_000_000)},laptop-14,in use,`, /A serial number has at most 40/],
    ['a million cells', `LT2,S2,laptop-14,in use,${',x'.repeat(1_000_000)}`, /more cells than there are headings/],
    ['a formula for a tag', '"=HYPERLINK(""https://e.test"")",S2,laptop-14,in use,', /An asset tag has at most 40/],
    ['markup for a tag', '<script>alert(1)</script>,S2,laptop-14,in use,', /An asset tag has at most 40/],
    ['letters that look like ours', '\u041BT2,S2,laptop-14,in use,', /An asset tag has at most 40/],
    ['digits that look like ours', 'LT２,S2,laptop-14,in use,', /An asset tag has at most 40/],
    ['the name of a prototype for a model', 'LT2,S2,__proto__,in use,', /no model of this name/],
    ['the name of a prototype for a state', 'LT2,S2,laptop-14,constructor,', /Say what it is/],
  ])('%s', (_what, row, words) => {
    const read = plan(bytes(`${heading}\n${good}\n${row}\n`))
    expect(read).toMatchObject({ added: 1, badRows: 1, problems: [{ row: 3, words: expect.stringMatching(words) }] })
    expect(read.problems.every(({ value }) => value.length <= 1_000)).toBe(true)
  })

  test('with rows of several kinds of line ends in one file', () => {
    const file = `${heading}\r\nLT1,S1,laptop-14,in use,\nLT2,S2,laptop-14,in use,\rLT3,S3,laptop-14,in use,\r\n`
    expect(plan(bytes(file))).toMatchObject({ added: 3, problems: [] })
  })

  test('with columns named after what every object has: they are left out as any other', () => {
    const file = `${heading},__proto__,constructor\nLT1,S1,laptop-14,in use,,x,y\n`
    expect(plan(bytes(file))).toMatchObject({ added: 1, leftOut: ['__proto__', 'constructor'] })
  })

  test('and of more bad rows than anybody works through the first ones are told, and the number of all', () => {
    const read = plan(bytes(`${heading}\n${'LT1,,Abacus,asleep,\n'.repeat(5000)}`))
    expect(read).toMatchObject({ badRows: 5000, problemsInAll: 15_000 })
    expect(read.problems).toHaveLength(2000)
  })
})

test('any bytes whatever are a table, or told from one in a sentence', () => {
  const anything = fc.oneof(
    fc.uint8Array().map((some) => Uint8Array.from(some).buffer),
    fc.string({ unit: 'binary' }).map((text) => bytes(`${heading}\n${text}`)),
  )
  fc.assert(
    fc.property(anything, (file) => {
      const result = doRegisterTask({ kind: 'plan', file, register: emptyRegister(), models })
      if (result.kind === 'refused') expect(result.words).toMatch(/\.$/)
      else expect(result.kind).toBe('planned')
    }),
  )
})

test('of 50,000 rows with 37 bad ones exactly these are listed, and the same file again changes nothing', () => {
  const badRows = new Set(Array.from({ length: 37 }, (_, place) => 1_000 + place * 1_311))
  const kinds = [
    (row: number) => `LT${row},,laptop-14,in use,`,
    (row: number) => `LT${row},S${row},Abacus,in use,`,
    (row: number) => `LT${row},S${row},laptop-14,asleep,`,
    (row: number) => `LT${row},S2,laptop-14,in use,`,
    (row: number) => `LT2,S${row},laptop-14,in use,`,
    (row: number) => `LT${row},S${row}`,
    (row: number) => `LT${row},S${row},laptop-14,in use,Sergeant, night duty`,
  ]
  const line = (row: number) =>
    badRows.has(row) ? kinds[row % kinds.length]?.(row) : `LT${row},S${row},laptop-14,in use,`
  const file = () => bytes([heading, ...Array.from({ length: 50_000 }, (_, place) => line(place + 2))].join('\n'))
  const first = plan(file())
  expect(new Set(first.problems.map(({ row }) => row))).toEqual(badRows)
  expect(first).toMatchObject({ added: 50_000 - 37, changed: 0, unchanged: 0, pages: 1000 })
  const again = plan(file(), written(first.body))
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 50_000 - 37, pages: 0 })
  expect(again.problems).toEqual(first.problems)
})

test('the export is what the import takes back, escaped where a spreadsheet would run it', () => {
  const imei = '490154203237518'
  expect(isImei(imei)).toBe(true)
  const file = bytes(
    `Asset tag,Serial number,Model,IMEI 1,Role,Warranty end,State,Substate\nPH1,S1,phone-6,${imei},=HYPERLINK(1),2028-03-31,missing,stolen\nLT1,S2,laptop-14,,"a ""b"", c",,in use,\n`,
  )
  const register = written(plan(file).body)
  const result = doRegisterTask({ kind: 'export', register, models })
  if (result.kind !== 'exported') return expect.unreachable(JSON.stringify(result))
  expect(result.devices).toBe(2)
  expect(result.text).toBe(
    [
      '\ufeff"Asset tag","Serial number","Model","Class","IMEI 1","IMEI 2","Role","Warranty end","State","Substate"',
      '"LT1","S2","Laptop 14-inch","laptop","","","a ""b"", c","","in use",""',
      `"PH1","S1","Phone 6-inch, 2025","phone","${imei}","","'=HYPERLINK(1)","2028-03-31","missing","stolen"`,
      '',
    ].join('\r\n'),
  )
  expect(plan(bytes(result.text), register)).toMatchObject({ unchanged: 2, problems: [], pages: 0 })
})
