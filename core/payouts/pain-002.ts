import { XMLParser } from 'fast-xml-parser'
import { refuse } from '../shared/refusal.ts'
import { parsedXml } from '../shared/xml.ts'

/** What a bank says about a file: all of it refused, or some of its transfers. */
export interface StatusReport {
  readonly messageId: string
  /** Why nothing of it will be made; undefined when that is not so. */
  readonly allRefused: string | undefined
  readonly refused: readonly { readonly endToEnd: string; readonly reason: string }[]
}

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, processEntities: true })

/** True for a bank's answer to a file of ours, whatever its version. */
export const isPain002 = (xml: string): boolean => /<(?:\w+:)?CstmrPmtStsRpt[\s>]/.test(xml.slice(0, 2_000))

/**
 * Reads pain.002 (001.03 to 001.14): only what was refused counts, what was made is told by the statement. Refuses
 * `statement.unreadable`.
 */
export function readPain002(xml: string): StatusReport {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) refuse('statement.unreadable', { why: 'entities' })
  const report = child(child(parsedXml(parser, xml), 'Document'), 'CstmrPmtStsRpt')
  const group = child(report, 'OrgnlGrpInfAndSts')
  const messageId = text(child(group, 'OrgnlMsgId'))
  if (messageId === '') refuse('statement.unreadable', { why: 'structure' })
  const payments = list(report, 'OrgnlPmtInfAndSts')
  const whole = [
    { node: group, status: text(child(group, 'GrpSts')) },
    ...payments.map((node) => ({ node, status: text(child(node, 'PmtInfSts')) })),
  ].find(({ node, status }) => status === 'RJCT' && !isDouble(node))
  const transfers = [report, ...payments].flatMap((node) => list(node, 'TxInfAndSts'))
  return {
    messageId,
    allRefused: whole === undefined ? undefined : reasonIn(whole.node),
    refused: transfers
      .filter((one) => text(child(one, 'TxSts')) === 'RJCT' && !isDouble(one))
      .map((one) => ({ endToEnd: text(child(one, 'OrgnlEndToEndId')), reason: reasonIn(one) })),
  }
}

/** ISO 20022, ExternalStatusReason1Code: the bank has this file, payment or transfer already. */
const DOUBLE: ReadonlySet<string> = new Set(['AM05', 'DU01', 'DU02', 'DU03', 'DU04', 'DU05'])

/** A file that was handed in twice is refused the second time, and paid all the same. */
const isDouble = (node: unknown): boolean => DOUBLE.has(reasonIn(node))

/** The bank's code (ISO 20022, ExternalStatusReason1Code); `NARR` where it gives none. */
function reasonIn(node: unknown): string {
  const [first] = list(node, 'StsRsnInf')
  const code = text(child(child(first, 'Rsn'), 'Cd'))
  return /^[A-Z0-9]{4}$/.test(code) ? code : 'NARR'
}

function child(node: unknown, name: string): unknown {
  if (typeof node !== 'object' || node === null || Array.isArray(node) || !Object.hasOwn(node, name)) return undefined
  return new Map<string, unknown>(Object.entries(node)).get(name)
}

function list(node: unknown, name: string): readonly unknown[] {
  const found = child(node, name)
  if (found === undefined) return []
  return Array.isArray(found) ? found : [found]
}

const text = (node: unknown): string => (typeof node === 'string' ? node.trim() : '')
