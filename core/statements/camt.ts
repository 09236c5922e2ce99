import { XMLParser } from 'fast-xml-parser'
import { cleanLine } from '../shared/clean.ts'
import { refuse } from '../shared/refusal.ts'
import { isDay } from '../shared/time.ts'
import { parsedXml } from '../shared/xml.ts'
import {
  MOST_POINTS,
  MOST_SEARCHED,
  NO_REFERENCE,
  STATEMENT_LIMITS,
  type ReadEntry,
  type ReadStatement,
} from './statement.ts'

/** A parsed element: text, or its children by name. */
type Node = unknown

const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Five entities of XML and numbers only; a DOCTYPE is refused before.
  processEntities: true,
})

/**
 * Reads camt.053 and camt.052 in the shapes of 001.02 and 001.08 (ISO 20022; money-and-law.md 1.4). Refuses
 * `statement.unreadable`: a DOCTYPE or entity, broken XML, something else than a statement, another currency, an
 * amount that is none, and entries that do not lead from the opening to the closing balance.
 */
export function readCamt(xml: string): readonly ReadStatement[] {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) refuse('statement.unreadable', { why: 'entities' })
  const document = child(parsedXml(parser, xml), 'Document')
  const day = child(document, 'BkToCstmrStmt')
  const report = child(document, 'BkToCstmrAcctRpt')
  const statements = [
    ...list(day, 'Stmt').map((node) => statementOf(node, 'camt.053')),
    ...list(report, 'Rpt').map((node) => statementOf(node, 'camt.052')),
  ]
  return statements.length === 0 ? refuse('statement.unreadable', { why: 'structure' }) : statements
}

function statementOf(node: Node, format: 'camt.053' | 'camt.052'): ReadStatement {
  const entries = list(node, 'Ntry')
    .flatMap(entriesOf)
    .filter(({ points }) => points !== 0)
  const openingPoints = balanceOf(node, ['OPBD', 'PRCD'])
  const closingPoints = balanceOf(node, ['CLBD'])
  const booked = list(node, 'Ntry').filter((entry) => !isPending(entry))
  const moved = booked.reduce<number>((sum, entry) => sum + signed(entry), 0)
  const hasBoth = openingPoints !== null && closingPoints !== null
  if (hasBoth && openingPoints + moved !== closingPoints) refuse('statement.unreadable', { why: 'sum' })
  // A day's statement without its balances proves nothing.
  if (format === 'camt.053' && !hasBoth) refuse('statement.unreadable', { why: 'sum' })
  const iban = text(at(node, 'Acct', 'Id', 'IBAN'))
  return { format, iban: iban === '' ? null : iban, openingPoints, closingPoints, entries }
}

function balanceOf(node: Node, codes: readonly string[]): number | null {
  for (const code of codes) {
    const found = list(node, 'Bal').find((one) => text(at(one, 'Tp', 'CdOrPrtry', 'Cd')) === code)
    // What an account holds may be more than what one entry may move.
    if (found !== undefined) return signed(found, Number.MAX_SAFE_INTEGER)
  }
  return null
}

const isPending = (entry: Node): boolean => (text(at(entry, 'Sts', 'Cd')) || text(child(entry, 'Sts'))) !== 'BOOK'

/** One for each transaction; an entry whose transactions do not say how it is divided stays whole. */
function entriesOf(entry: Node): readonly ReadEntry[] {
  const details = list(entry, 'NtryDtls').flatMap((node) => list(node, 'TxDtls'))
  // Before they are compared with each other.
  if (details.length > STATEMENT_LIMITS.entries) refuse('statement.unreadable', { why: 'too-many' })
  const number = referenceOf(child(entry, 'AcctSvcrRef'))
  if (details.length <= 1) return [entryOf(entry, details[0], Math.abs(signed(entry)), ownNumber(details[0]) ?? number)]
  const parts = details.map((one) => amountIn(one))
  const isDivided = parts.every((part) => part > 0) && sumOf(parts) === Math.abs(signed(entry))
  if (!isDivided) return [entryOf(entry, undefined, Math.abs(signed(entry)), number)]
  const inWhole = (index: number): string | null => (number === null ? null : `${number}/${index + 1}`)
  const numbers = details.map((one, index) => ownNumber(one) ?? inWhole(index))
  // Some banks repeat one number in every part.
  const isRepeated = (one: string | null): boolean => numbers.filter((other) => other === one).length > 1
  return details.map((one, index) => {
    const own = numbers[index] ?? null
    return entryOf(entry, one, parts[index] ?? 0, own !== null && isRepeated(own) ? `${own}/${index + 1}` : own)
  })
}

const ownNumber = (details: Node): string | null =>
  referenceOf(at(details, 'Refs', 'AcctSvcrRef')) ?? referenceOf(at(details, 'Refs', 'TxId'))

const sumOf = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0)

function amountIn(details: Node): number {
  const amount = child(details, 'Amt') ?? at(details, 'AmtDtls', 'TxAmt', 'Amt')
  return amount === undefined ? 0 : pointsOf(amount)
}

function entryOf(entry: Node, details: Node, points: number, number: string | null): ReadEntry {
  const isCredit = text(child(entry, 'CdtDbtInd')) === 'CRDT'
  const parties = child(details, 'RltdPties')
  const reversal = !isCredit && (text(child(entry, 'RvslInd')) === 'true' || child(details, 'RtrInf') !== undefined)
  // What goes back names, as a rule, who had paid.
  const side = isCredit || (reversal && child(parties, 'Dbtr') !== undefined) ? 'Dbtr' : 'Cdtr'
  const party = child(parties, side)
  const account = child(parties, `${side}Acct`)
  const remittance = child(details, 'RmtInf')
  const unstructured = list(remittance, 'Ustrd').map(text)
  const structured = list(remittance, 'Strd').map((one) => text(at(one, 'CdtrRefInf', 'Ref')))
  const endToEnd = referenceOf(at(details, 'Refs', 'EndToEndId')) ?? ''
  // Where a bank books our file as one sum, these name it.
  const files = [
    at(details, 'Refs', 'PmtInfId'),
    at(details, 'Refs', 'MsgId'),
    at(entry, 'NtryDtls', 'Btch', 'PmtInfId'),
  ]
  const returnReason = text(at(details, 'RtrInf', 'Rsn', 'Cd'))
  const words = unstructured.join(' ')
  const booked = text(at(entry, 'BookgDt', 'Dt')) || text(at(entry, 'BookgDt', 'DtTm')).slice(0, 10)
  if (!isDay(booked)) refuse('statement.unreadable', { why: 'structure' })
  return {
    points: isCredit ? points : -points,
    bookedOn: booked,
    bankReference: number,
    name: cleanLine(text(at(party, 'Pty', 'Nm')) || text(child(party, 'Nm')), 140),
    iban: text(at(account, 'Id', 'IBAN')).replace(/\s/g, ''),
    words: cleanLine(words || text(child(entry, 'AddtlNtryInf')), 500),
    endToEnd,
    searched: [words, endToEnd, ...structured, ...files.map(text)].map((one) => one.slice(0, MOST_SEARCHED)),
    ...(/^[A-Z0-9]{4}$/.test(returnReason) ? { returnReason } : {}),
    reversal,
    pending: isPending(entry),
  }
}

function referenceOf(node: Node): string | null {
  const words = text(node).slice(0, 140)
  return words === '' || NO_REFERENCE.test(words) ? null : words
}

function signed(node: Node, most = MOST_POINTS): number {
  const points = pointsOf(child(node, 'Amt'), most)
  const direction = text(child(node, 'CdtDbtInd'))
  if (direction !== 'CRDT' && direction !== 'DBIT') refuse('statement.unreadable', { why: 'structure' })
  return direction === 'CRDT' ? points : -points
}

/** Euros as ISO 20022 writes them, `25.5`, in cents. No float touches them. */
function pointsOf(node: Node, most = MOST_POINTS): number {
  if (text(child(node, '@_Ccy')) !== 'EUR') refuse('statement.unreadable', { why: 'currency' })
  const [, whole, decimals = ''] = /^(\d{1,10})(?:\.(\d{1,5}))?$/.exec(text(node)) ?? []
  if (whole === undefined || !/^\d{0,2}0*$/.test(decimals)) return refuse('statement.unreadable', { why: 'structure' })
  const points = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'))
  return points > most ? refuse('statement.unreadable', { why: 'amount' }) : points
}

function child(node: Node, name: string): Node {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined
  return Object.hasOwn(node, name) ? new Map<string, unknown>(Object.entries(node)).get(name) : undefined
}

const at = (node: Node, ...path: readonly string[]): Node =>
  path.reduce<Node>((found, name) => {
    const next = child(found, name)
    return Array.isArray(next) ? next[0] : next
  }, node)

function list(node: Node, name: string): readonly Node[] {
  const found = child(node, name)
  if (found === undefined) return []
  return Array.isArray(found) ? found : [found]
}

function text(node: Node): string {
  if (typeof node === 'string') return node.trim()
  const inner = child(node, '#text')
  return typeof inner === 'string' ? inner.trim() : ''
}
