/** An entry of a made-up statement. Positive came in. */
export interface Row {
  readonly cents: number
  readonly words?: readonly string[]
  readonly name?: string
  readonly iban?: string
  readonly number?: string
  readonly day?: string
  readonly endToEnd?: string
  readonly status?: string
  readonly reversal?: boolean
  readonly returned?: boolean
}

export const OUR_IBAN = 'DE02120300000000202051'
export const PAYER_IBAN = 'AT611904300234573201'

const amount = (cents: number): string =>
  `${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`
const direction = (cents: number): string => (cents < 0 ? 'DBIT' : 'CRDT')
const balance = (code: string, cents: number): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount(cents)}</Amt><CdtDbtInd>${direction(cents)}</CdtDbtInd><Dt><Dt>2026-11-26</Dt></Dt></Bal>`

let count = 0

function entryXml(row: Row, version: '02' | '08'): string {
  count += 1
  const { cents, words = [], name = 'Clara Muster', iban = PAYER_IBAN, day = '2026-11-26', status = 'BOOK' } = row
  const wrapped = (inner: string): string => (version === '08' ? `<Pty>${inner}</Pty>` : inner)
  const side = cents > 0 || row.reversal === true ? 'Dbtr' : 'Cdtr'
  const number = row.number ?? `2026112600${count}`
  return `<Ntry><Amt Ccy="EUR">${amount(cents)}</Amt><CdtDbtInd>${direction(cents)}</CdtDbtInd>
    ${row.reversal === true ? '<RvslInd>true</RvslInd>' : ''}
    <Sts>${version === '08' ? `<Cd>${status}</Cd>` : status}</Sts>
    <BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>
    ${number === '' ? '' : `<AcctSvcrRef>${number}</AcctSvcrRef>`}
    <NtryDtls><TxDtls><Refs><EndToEndId>${row.endToEnd ?? 'NOTPROVIDED'}</EndToEndId></Refs>
      <RltdPties><${side}>${wrapped(`<Nm>${name}</Nm>`)}</${side}><${side}Acct><Id><IBAN>${iban}</IBAN></Id></${side}Acct></RltdPties>
      <RmtInf>${words.map((line) => `<Ustrd>${line}</Ustrd>`).join('')}</RmtInf>
      ${row.returned === true ? '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>' : ''}
    </TxDtls></NtryDtls></Ntry>`
}

export interface CamtOptions {
  readonly version?: '02' | '08'
  readonly kind?: 'camt.053' | 'camt.052'
  readonly iban?: string
  /** The opening balance in cents: 1,000 EUR unless something else is said. */
  readonly opening?: number
  /** What the closing balance is off by, in cents. */
  readonly off?: number
  readonly encoding?: string
}

/** A statement as German banks send it. */
export function camt(rows: readonly Row[], options: CamtOptions = {}): Uint8Array {
  const { version = '08', kind = 'camt.053', iban = OUR_IBAN, off = 0, encoding = 'UTF-8', opening = 100_000 } = options
  const [outer, inner] = kind === 'camt.053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrAcctRpt', 'Rpt']
  const booked = rows.filter(({ status = 'BOOK' }) => status === 'BOOK').reduce((sum, { cents }) => sum + cents, 0)
  const balances = kind === 'camt.053' ? balance('OPBD', opening) + balance('CLBD', opening + booked + off) : ''
  const xml = `<?xml version="1.0" encoding="${encoding}"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${kind}.001.${version}"><${outer}><GrpHdr><MsgId>1</MsgId></GrpHdr><${inner}><Id>1</Id>
<Acct><Id><IBAN>${iban}</IBAN></Id></Acct>${balances}${rows.map((row) => entryXml(row, version)).join('\n')}</${inner}></${outer}></Document>`
  return Buffer.from(xml, encoding === 'UTF-8' ? 'utf8' : 'latin1')
}
