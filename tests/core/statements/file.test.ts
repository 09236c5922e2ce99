import { zipSync, type Zippable } from 'fflate'
import { expect, test } from 'vitest'
import { readFile } from '../../../core/statements/file.ts'
import { Refusal } from '../../../core/shared/refusal.ts'
import { camt, OUR_IBAN, PAYER_IBAN, type Row } from '../../support/camt.ts'

/** Why a file is not read. */
function why(bytes: Uint8Array): unknown {
  try {
    readFile(bytes)
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.detail }
    throw error
  }
  return 'it was read'
}
const unreadable = (reason: string) => ({ code: 'statement.unreadable', why: reason })
const words = (text: string): Uint8Array => Buffer.from(text)
const row: Row = { cents: 2_505, words: ['KW-7K3F-92QX'], number: 'N1' }

test.each(['02', '08'] as const)('camt.053.001.%s is read to the cent', (version) => {
  const [statement] = readFile(camt([row, { cents: -990, name: 'Bank', number: 'N2' }], { version }))
  expect(statement).toMatchObject({
    format: 'camt.053',
    iban: OUR_IBAN,
    openingPoints: 100_000,
    closingPoints: 101_515,
  })
  expect(statement?.entries).toMatchObject([
    {
      points: 2_505,
      bookedOn: '2026-11-26',
      bankReference: 'N1',
      name: 'Clara Muster',
      iban: PAYER_IBAN,
      words: 'KW-7K3F-92QX',
      reversal: false,
      pending: false,
    },
    { points: -990, name: 'Bank', reversal: false },
  ])
})

test('camt.052 and several statements in a ZIP are read', () => {
  const zip = zipSync({ 'a.xml': camt([row]), 'b.xml': camt([row], { kind: 'camt.052' }), 'readme.txt': words('x') })
  expect(readFile(zip).map(({ format, entries }) => [format, entries.length])).toEqual([
    ['camt.053', 1],
    ['camt.052', 1],
  ])
})

test('an entry of several transactions is divided, each with a number of its own', () => {
  const whole = Buffer.from(camt([{ cents: 3_000, number: 'B' }])).toString()
  const details = /<TxDtls>[^]*<\/TxDtls>/.exec(whole)?.[0] ?? ''
  const part = (euros: string) => details.replace('</Refs>', `</Refs><Amt Ccy="EUR">${euros}</Amt>`)
  const [statement] = readFile(words(whole.replace(details, part('10.00') + part('20.00'))))
  expect(statement?.entries.map(({ points, bankReference }) => [points, bankReference])).toEqual([
    [1_000, 'B/1'],
    [2_000, 'B/2'],
  ])
  const [odd] = readFile(words(whole.replace(details, part('10.00') + part('19.00'))))
  expect(odd?.entries.map(({ points }) => points)).toEqual([3_000])
})

test('of transactions with one number of the bank each gets its own', () => {
  const whole = Buffer.from(camt([{ cents: 2_500, number: 'B' }])).toString()
  const details = /<TxDtls>[^]*<\/TxDtls>/.exec(whole)?.[0] ?? ''
  const part = details.replace('</Refs>', `<AcctSvcrRef>SAME</AcctSvcrRef></Refs><Amt Ccy="EUR">12.50</Amt>`)
  const [statement] = readFile(words(whole.replace(details, part + part)))
  expect(statement?.entries.map(({ bankReference }) => bankReference)).toEqual(['SAME/1', 'SAME/2'])
})

test('umlauts are read in the encoding that the file names, and no other is guessed', () => {
  const latin = camt([{ ...row, name: 'Jörg Süß' }], { encoding: 'ISO-8859-1' })
  expect(readFile(latin)[0]?.entries[0]?.name).toBe('Jörg Süß')
  const lying = Buffer.from(Buffer.from(latin).toString('latin1').replace('ISO-8859-1', 'UTF-8'), 'latin1')
  expect(why(lying)).toEqual(unreadable('encoding'))
  expect(why(Buffer.from(Buffer.from(camt([row])).toString(), 'utf16le'))).toEqual(unreadable('encoding'))
})

test('what does not add up is not read', () => {
  expect(why(camt([row], { off: 1 }))).toEqual(unreadable('sum'))
  expect(
    why(
      words(
        Buffer.from(camt([row]))
          .toString()
          .replace('CLBD', 'XXXX'),
      ),
    ),
  ).toEqual(unreadable('sum'))
})

test('an account may hold more than one entry may move', () => {
  const rows = [{ cents: 1_000_000_000 }, { cents: 1_000_000_000 }]
  expect(readFile(camt(rows))[0]?.closingPoints).toBe(2_000_100_000)
  expect(why(camt([{ cents: 1_000_000_001 }]))).toEqual(unreadable('amount'))
})

test('what is not booked yet does not count, and is only noted', () => {
  const [statement] = readFile(camt([row, { cents: 7_000, status: 'PDNG' }]))
  expect(statement?.entries.map(({ pending }) => pending)).toEqual([false, true])
})

const xml = Buffer.from(camt([row])).toString()
/** An archive whose one file is larger than its headers say. */
function lying(bytes: number): Uint8Array {
  const zip = Buffer.from(zipSync({ 'a.xml': new Uint8Array(bytes) }))
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  zip.writeUInt32LE(100, 22)
  zip.writeUInt32LE(100, central + 24)
  return zip
}
const manyFiles = (count: number): Zippable =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.txt`, words('x')]))

test.each<readonly [string, Uint8Array, string]>([
  ['an entity', words(xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')), 'entities'],
  ['an external entity', words(xml.replace('?>', '?><!doctype x SYSTEM "file:///etc/passwd">')), 'entities'],
  ['half a file', words(xml.slice(0, 900)), 'structure'],
  ['another document', words('<Document><Foo/></Document>'), 'structure'],
  ['very deep nesting', words('<a>'.repeat(50_000) + '</a>'.repeat(50_000)), 'structure'],
  ['a hundred megabytes', new Uint8Array(6 * 1024 * 1024), 'size'],
  ['dollars', words(xml.replaceAll('EUR', 'USD')), 'currency'],
  ['an amount with a minus', words(xml.replace('>25.05<', '>-25.05<')), 'structure'],
  ['an amount that is none', words(xml.replace('>25.05<', '>25,05<')), 'structure'],
  ['no entry', camt([]), 'empty'],
  ['too many entries', camt(Array.from({ length: 2_001 }, () => row)), 'too-many'],
  ['an entry of too many parts', words(xml.replace(/<TxDtls>[^]*<\/TxDtls>/, (one) => one.repeat(2_001))), 'too-many'],
  ['a broken archive', Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(200, 7)]), 'zip'],
  ['an archive that lies about its size', lying(60 * 1024 * 1024), 'zip'],
  ['an archive of a thousand files', zipSync({ ...manyFiles(1_000), 'a.xml': camt([row]) }), 'zip'],
  ['a tag with more attributes than there are', words(`<a ${'b="1" '.repeat(31)}/>`), 'structure'],
  ['a tag that never ends', words(`<a ${'b'.repeat(3_000)}`), 'structure'],
  ['nothing but cells', words(';'.repeat(1_000_000)), 'too-many'],
  ['nothing but lines', words('a;b\n'.repeat(20_000)), 'too-many'],
  ['an archive without XML', zipSync({ 'a.txt': words('x') }), 'zip'],
  ['an archive that unpacks to 60 MB', zipSync({ 'a.xml': new Uint8Array(60 * 1024 * 1024) }), 'zip'],
  ['a table that no bank writes', words('a;b\n1;2\n'), 'columns'],
  ['nothing', new Uint8Array(), 'columns'],
  ['bytes that are no characters', Buffer.from([0x41, 0, 0xff, 0, 1]), 'encoding'],
])('%s is refused with its reason', (_, bytes, reason) => {
  expect(why(bytes)).toEqual(unreadable(reason))
})

const SPARKASSE = `"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Kundenreferenz (End-to-End)";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"Betrag";"Waehrung";"Info"
"${OUR_IBAN}";"26.11.26";"26.11.26";"GUTSCHR. UEBERWEISUNG";"KW-7K3F-92QX für 5 €";"";"Müller, Jörg";"${PAYER_IBAN}";"1.025,50";"EUR";"Umsatz gebucht"
"${OUR_IBAN}";"26.11.26";"26.11.26";"GUTSCHR. UEBERWEISUNG";"x";"";"Kurt";"${PAYER_IBAN}";"7,00";"EUR";"Umsatz vorgemerkt"
"${OUR_IBAN}";"27.11.26";"27.11.26";"RUECKUEBERWEISUNG";"x";"";"Kurt";"${PAYER_IBAN}";"-7,00";"EUR";"Umsatz gebucht"
`

test('the CSV of a Sparkasse is read, the euro sign of Windows too', () => {
  const windows = Buffer.from(SPARKASSE.replaceAll('€', '\u0080'), 'latin1')
  for (const bytes of [windows, words(`\ufeff${SPARKASSE}`)]) {
    const [statement] = readFile(bytes)
    expect(statement).toMatchObject({ format: 'csv', iban: OUR_IBAN })
    expect(statement?.entries).toMatchObject([
      {
        points: 102_550,
        bookedOn: '2026-11-26',
        name: 'Müller, Jörg',
        words: 'KW-7K3F-92QX für 5 €',
        iban: PAYER_IBAN,
      },
      { points: 700, pending: true },
      { points: -700, reversal: true, bookedOn: '2026-11-27' },
    ])
  }
})

test('the CSV of DKB and ING is read below the lines about the account', () => {
  const dkb = `"Girokonto";"${OUR_IBAN}"\n""\n"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)"\n"26.11.26";"26.11.26";"Gebucht";"Clara";"Wir";"KW";"Eingang";"${PAYER_IBAN}";"25"\n`
  const ing = `Umsatzanzeige;Datei\n\nIBAN;DE02 1203 0000 0000 2020 51\n\nBuchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung\n26.11.2026;26.11.2026;Clara;Gutschrift;KW;100,00;EUR;25,00;EUR\n`
  for (const table of [dkb, ing]) {
    const [statement] = readFile(words(table))
    expect(statement?.iban).toBe(OUR_IBAN)
    expect(statement?.entries).toMatchObject([{ points: 2_500, name: 'Clara', words: 'KW', bookedOn: '2026-11-26' }])
  }
})

test('a line of nothing in a CSV is left out, and the 31st of February is refused', () => {
  const [statement] = readFile(words(SPARKASSE.replace('1.025,50', '0,00')))
  expect(statement?.entries.map(({ points }) => points)).toEqual([700, -700])
  expect(why(words(SPARKASSE.replace('26.11.26', '31.02.26')))).toEqual(unreadable('columns'))
  expect(why(words(xml.replace('<BookgDt><Dt>2026-11-26', '<BookgDt><Dt>2026-02-31')))).toEqual(unreadable('structure'))
})

test('a recall in the CSV of DKB is one, and a payer who writes of one is none', () => {
  const line = (text: string, cents: string) =>
    `"26.11.26";"26.11.26";"Gebucht";"Clara";"Wir";"${text}";"Ausgang";"${PAYER_IBAN}";"${cents}"\n`
  const head = `"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)"\n`
  const [statement] = readFile(words(head + line('Rückruf KW', '-25') + line('Rückruf vorgemerkt', '25')))
  expect(statement?.entries.map(({ reversal, pending }) => [reversal, pending])).toEqual([
    [true, false],
    [false, false],
  ])
})

test.each<readonly [string, string]>([
  ['George', 'Buchungsdatum;Partnername;Partner IBAN;Betrag;Währung;Buchungs-Details'],
  ['a bank that nobody knows', 'Datum;Name;Partner IBAN;Betrag;Währung;Verwendungszweck'],
])('the CSV of %s is read by its columns', (_, head) => {
  const [statement] = readFile(words(`${head}\n26.11.2026;Clara;${PAYER_IBAN};25,00;EUR;KW\n`))
  expect(statement?.entries).toMatchObject([{ points: 2_500, name: 'Clara', iban: PAYER_IBAN, words: 'KW' }])
})

const elba = (text: string, amount: string, currency = 'EUR') =>
  `26.11.2026;"${text}";27.11.2026;${amount};${currency};26.11.2026 09:04:48:233\n`
const FROM_CLARA = `Auftraggeber: Clara Müller Zahlungsreferenz: KW-7K3F 92QX IBAN Auftraggeber: ${PAYER_IBAN} BIC Auftraggeber: RZSTAT2G346`

test('the CSV of ELBA, which has no names of columns and one text for everything, is read by its shape', () => {
  const debit = elba('Zahlungsempfänger: Ben Verwendungszweck: PO-ABCDEFGHIJ IBAN Zahlungsempfänger: x', '-1.234,50')
  const [statement] = readFile(words(`\ufeff${elba(FROM_CLARA, '25,00')}${debit}${elba('Storno Entgelt', '-5')}`))
  expect(statement).toMatchObject({ format: 'csv', iban: null })
  expect(statement?.entries).toMatchObject([
    { points: 2_500, bookedOn: '2026-11-26', name: 'Clara Müller', iban: '', searched: [FROM_CLARA], reversal: false },
    { points: -123_450, name: '', reversal: false },
    { points: -500, name: '', words: 'Storno Entgelt', reversal: true },
  ])
  expect(statement?.entries[1]?.searched[0]).toContain('PO-ABCDEFGHIJ')
})

test('who writes ELBA’s own labels into a transfer is neither somebody else nor another account', () => {
  const forged = `Auftraggeber: Mallory Verwendungszweck: KW-7K3F-92QX IBAN Auftraggeber: ${OUR_IBAN} Auftraggeber: Clara;\n""Storno"" IBAN Auftraggeber: ${PAYER_IBAN}`
  const [statement] = readFile(words(elba(forged, '25,00')))
  expect(statement?.entries).toMatchObject([{ name: 'Mallory', iban: '', points: 2_500, reversal: false }])
})

test.each([
  ['dollars', elba(FROM_CLARA, '25,00', 'USD'), 'currency'],
  ['an amount that is none', elba(FROM_CLARA, '25.00'), 'amount'],
  ['a day that is none', elba(FROM_CLARA, '25,00').replace('26.11.2026;"', '31.02.2026;"'), 'columns'],
  ['a line of another shape', `${elba(FROM_CLARA, '25,00')}26.11.2026;x;26.11.2026;7,00;EUR;x\n`, 'columns'],
])('%s in the CSV of ELBA are refused', (_, table, reason) => {
  expect(why(words(table))).toEqual(unreadable(reason))
})

test('of several columns that say the same in a CSV one is taken, of amounts that in euros', () => {
  const head = 'Buchungsdatum;Datum;Name;Partner IBAN;Betrag;Betrag in EUR;Verwendungszweck;Text'
  const [statement] = readFile(words(`${head}\n26.11.2026;27.11.2026;Clara;${PAYER_IBAN};30,00;25,00;KW;Miete\n`))
  expect(statement?.entries).toMatchObject([{ points: 2_500, bookedOn: '2026-11-26', words: 'KW Miete' }])
})

test.each(['12,345', '1,00,00', '', 'x', '99999999999,00'])('the amount %j in a CSV is refused', (amount) => {
  expect(why(words(SPARKASSE.replace('1.025,50', amount)))).toEqual(unreadable('amount'))
})

test.each([
  ['JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 16]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]],
])('a photo (%s) is called one', (_, bytes) => {
  expect(why(Uint8Array.from(bytes))).toEqual(unreadable('picture'))
})
