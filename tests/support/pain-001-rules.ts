import { XMLParser } from 'fast-xml-parser'

/**
 * The part of pain.001.001.09 that our files use, as the schema of ISO 20022 and the rules of the EPC (EPC132-08) have it: which
 * elements stand in which, in which order, how often, and what stands in those at the end. Anything else is a fault. (The
 * schema itself may not be given on.)
 */
type Child = readonly [name: string, min: number, max: number]
const INSIDE: Readonly<Record<string, readonly Child[]>> = {
  Document: [['CstmrCdtTrfInitn', 1, 1]],
  CstmrCdtTrfInitn: [
    ['GrpHdr', 1, 1],
    ['PmtInf', 1, 1],
  ],
  GrpHdr: [
    ['MsgId', 1, 1],
    ['CreDtTm', 1, 1],
    ['NbOfTxs', 1, 1],
    ['CtrlSum', 1, 1],
    ['InitgPty', 1, 1],
  ],
  InitgPty: [['Nm', 1, 1]],
  PmtInf: [
    ['PmtInfId', 1, 1],
    ['PmtMtd', 1, 1],
    ['BtchBookg', 0, 1],
    ['NbOfTxs', 1, 1],
    ['CtrlSum', 1, 1],
    ['PmtTpInf', 1, 1],
    ['ReqdExctnDt', 1, 1],
    ['Dbtr', 1, 1],
    ['DbtrAcct', 1, 1],
    ['DbtrAgt', 1, 1],
    ['ChrgBr', 0, 1],
    ['CdtTrfTxInf', 1, 500],
  ],
  PmtTpInf: [['SvcLvl', 1, 1]],
  SvcLvl: [['Cd', 1, 1]],
  ReqdExctnDt: [['Dt', 1, 1]],
  Dbtr: [['Nm', 1, 1]],
  DbtrAcct: [['AcctId', 1, 1]],
  AcctId: [['IBAN', 1, 1]],
  DbtrAgt: [['FinInstnId', 1, 1]],
  FinInstnId: [['Othr', 1, 1]],
  Othr: [['Id', 1, 1]],
  CdtTrfTxInf: [
    ['PmtId', 1, 1],
    ['Amt', 1, 1],
    ['Cdtr', 1, 1],
    ['CdtrAcct', 1, 1],
    ['RmtInf', 0, 1],
  ],
  PmtId: [
    ['InstrId', 0, 1],
    ['EndToEndId', 1, 1],
  ],
  Amt: [['InstdAmt', 1, 1]],
  Cdtr: [['Nm', 1, 1]],
  CdtrAcct: [['AcctId', 1, 1]],
  RmtInf: [['Ustrd', 1, 1]],
}

/** The signs of EPC217-08, as many as there may be; no words begin or end with a slash or hold two of them. */
const words = (most: number): RegExp =>
  new RegExp(`^(?!/)(?!.*//)(?!.*/$)(?! )(?!.* $)[A-Za-z0-9/\\-?:().,'+ ]{1,${most}}$`)
const ID = words(35)
const DAY = '[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'
const LEAVES: Readonly<Record<string, RegExp>> = {
  MsgId: ID,
  CreDtTm: new RegExp(`^${DAY}T[0-9]{2}:[0-9]{2}:[0-9]{2}$`),
  NbOfTxs: /^[1-9][0-9]{0,14}$/,
  CtrlSum: /^[0-9]{1,15}\.[0-9]{2}$/,
  Nm: words(70),
  PmtInfId: ID,
  PmtMtd: /^TRF$/,
  BtchBookg: /^(true|false)$/,
  Cd: /^SEPA$/,
  Dt: new RegExp(`^${DAY}$`),
  IBAN: /^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$/,
  Id: /^NOTPROVIDED$/,
  ChrgBr: /^SLEV$/,
  InstrId: ID,
  EndToEndId: ID,
  InstdAmt: /^(?!0\.00$)[0-9]{1,9}\.[0-9]{2}$/,
  Ustrd: words(140),
}

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const nodesIn = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : [])
const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ':@') ?? ''

/** The words of a node of words; of another one its name, which no rule for words allows. */
const textOf = (node: Node): string => (typeof node['#text'] === 'string' ? node['#text'] : `<${nameOf(node)}>`)

/** Everything in a file that the rules forbid; empty for one that a bank takes. */
export function pain001Faults(xml: string): readonly string[] {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: false,
  })
  const [root] = nodesIn(parser.parse(xml)).filter((node) => nameOf(node) !== '?xml')
  if (root === undefined || nameOf(root) !== 'Document') return ['no document']
  const faults: string[] = []
  const at = isNode(root[':@']) ? root[':@']['@_xmlns'] : undefined
  if (at !== 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09') faults.push('another namespace')
  look('Document', root['Document'], faults)
  return faults
}

function look(kind: string, content: unknown, faults: string[]): void {
  const nodes = nodesIn(content)
  const leaf = LEAVES[kind]
  if (leaf !== undefined) {
    const text = nodes.map(textOf).join('')
    if (!leaf.test(text)) faults.push(`${kind}: ${text}`)
    return
  }
  const rules = INSIDE[kind]
  if (rules === undefined) return void faults.push(`${kind} is not ours`)
  let place = 0
  const seen = new Map<string, number>()
  for (const node of nodes) {
    const name = nameOf(node)
    // `Id` is an account's in one place and a bank's name in the other.
    const rule = name === 'Id' && (kind === 'DbtrAcct' || kind === 'CdtrAcct') ? 'AcctId' : name
    const index = rules.findIndex(([one]) => one === rule)
    if (index < place) faults.push(`${kind}/${name} stands in the wrong place`)
    place = Math.max(place, index)
    seen.set(rule, (seen.get(rule) ?? 0) + 1)
    if (name === 'InstdAmt' && !(isNode(node[':@']) && node[':@']['@_Ccy'] === 'EUR')) faults.push('no euros')
    look(rule, node[name], faults)
  }
  for (const [name, min, max] of rules) {
    const count = seen.get(name) ?? 0
    if (count < min || count > max) faults.push(`${kind} has ${count} ${name}`)
  }
}
