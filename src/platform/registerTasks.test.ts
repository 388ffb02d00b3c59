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
    ['a workbook', bytes('PK\u0003\u0004 and so on'), /save it as CSV/],
    ['a picture', bytes('\u0089PNG\0\0'), /not a text file/],
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
