import { xmlText } from '../shared/xml.ts'
import type { TaxData } from '../tax/index.ts'
import { kindsIn, type ActivityKind, type Quarter, type Seller } from './year.ts'

/** Who reports: as far as the configuration knows it. */
interface Platform {
  readonly name: string
  readonly country: string
}

const ELEMENTS: Readonly<Record<ActivityKind, string>> = { services: 'PersonalServices', goods: 'SaleOfGoods' }

/**
 * A draft of the report in the structure of the OECD (`urn:oecd:ties:dpi:v1`), which national profiles wrap (money-and-law.md
 * 4.4): only who has to be reported stands in it. The schema has amounts in whole euros; the CSV has the cents. It is a draft:
 * what only the platform's owner knows (its tax number and address, the ids of the tax office's interface) is marked in it.
 */
export function dpiXml(report: {
  readonly year: number
  readonly madeAt: Date
  readonly platform: Platform
  readonly sellers: readonly Seller[]
}): string {
  const { year, madeAt, platform } = report
  const reported = report.sellers.filter(
    (seller): seller is Seller & { readonly data: TaxData } => seller.duty === 'report' && seller.data !== undefined,
  )
  const country = platform.country
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!-- DRAFT / ENTWURF: to be completed and checked before it is sent. -->',
    '<dpi:DPI_OECD xmlns:dpi="urn:oecd:ties:dpi:v1" xmlns:stf="urn:oecd:ties:dpistf:v1" version="1.0">',
    '<dpi:MessageSpec>',
    tag('TransmittingCountry', country) + tag('ReceivingCountry', country) + tag('MessageType', 'DPI'),
    tag('Warning', `DRAFT. Amounts are rounded to whole euros. Sellers: ${reported.length}`),
    tag('MessageRefId', `${country}${year}-KLICKWORK-DRAFT`) + tag('MessageTypeIndic', 'DPI401'),
    tag('ReportingPeriod', `${year}-12-31`) + tag('Timestamp', madeAt.toISOString().slice(0, 19)),
    '</dpi:MessageSpec>',
    '<dpi:DPIBody>',
    '<dpi:PlatformOperator>',
    tag('ResCountryCode', country) + '<dpi:TIN unknown="true">NOTIN</dpi:TIN>' + tag('Name', platform.name),
    tag('PlatformBusinessName', 'Klickwork') + tag('Nexus', 'RPONEX1') + tag('AssumedReporting', 'false'),
    docSpec(`${country}${year}-PLATFORM`),
    '</dpi:PlatformOperator>',
    ...reported.map((seller) => sellerXml(seller, year, country)),
    '</dpi:DPIBody>',
    '</dpi:DPI_OECD>',
    '',
  ].join('\n')
}

const tag = (name: string, words: string): string => `<dpi:${name}>${xmlText(words)}</dpi:${name}>`

const docSpec = (id: string): string =>
  `<dpi:DocSpec><stf:DocTypeIndic>OECD1</stf:DocTypeIndic><stf:DocRefId>${xmlText(id)}</stf:DocRefId></dpi:DocSpec>`

function sellerXml(seller: Seller & { readonly data: TaxData }, year: number, country: string): string {
  const { data, account, sums, publicId } = seller
  const activities = kindsIn(sums)
  return [
    '<dpi:ReportableSeller><dpi:Identity><dpi:IndividualSeller><dpi:Standard>',
    `<dpi:IndSellerID>${personXml(data)}</dpi:IndSellerID>`,
    account === undefined
      ? ''
      : `<dpi:FinancialIdentifier><dpi:Identifier AccountNumberType="IBAN">${xmlText(account.iban)}</dpi:Identifier>${tag('AccountHolderName', account.holder)}</dpi:FinancialIdentifier>`,
    '</dpi:Standard></dpi:IndividualSeller></dpi:Identity>',
    '<dpi:RelevantActivities>',
    ...activities.map((kind) => `<dpi:${ELEMENTS[kind]}>${quartersXml(sums[kind])}</dpi:${ELEMENTS[kind]}>`),
    '</dpi:RelevantActivities>',
    docSpec(`${country}${year}-${publicId}`),
    '</dpi:ReportableSeller>',
  ].join('')
}

function personXml(data: TaxData): string {
  // Countries stand here as in ISO 3166; a Greek VAT number begins with EL (Council Directive 2006/112/EC, Article 215).
  const issued = (element: string, by: string, words: string): string =>
    `<dpi:${element} issuedBy="${xmlText(by === 'EL' ? 'GR' : by)}">${xmlText(words)}</dpi:${element}>`
  const place = data.birthPlace
  return [
    tag('ResCountryCode', data.country),
    ...(data.taxIds.length === 0
      ? ['<dpi:TIN unknown="true">NOTIN</dpi:TIN>']
      : data.taxIds.map((id) => issued('TIN', id.country, id.number))),
    data.vatId === null ? '' : issued('VAT', data.vatId.slice(0, 2), data.vatId),
    `<dpi:Name>${tag('FirstName', data.firstName)}${tag('LastName', data.lastName)}</dpi:Name>`,
    `<dpi:Address legalAddressType="OECD302">${tag('CountryCode', data.country)}<dpi:AddressFix>${tag('Street', data.street)}${tag('PostCode', data.postcode)}${tag('City', data.city)}</dpi:AddressFix></dpi:Address>`,
    `<dpi:BirthInfo>${tag('BirthDate', data.birthDate)}`,
    place === null
      ? ''
      : `<dpi:BirthPlace>${tag('City', place.city)}<dpi:CountryInfo>${tag('CountryCode', place.country)}</dpi:CountryInfo></dpi:BirthPlace>`,
    '</dpi:BirthInfo>',
  ].join('')
}

function quartersXml(quarters: readonly Quarter[]): string {
  const amounts = (name: string, of: (quarter: Quarter) => number): string =>
    quarters
      .map((one, index) => `<dpi:${name}${index + 1} currCode="EUR">${wholeEuros(of(one))}</dpi:${name}${index + 1}>`)
      .join('')
  const counts = quarters.map(({ activities }, index) => tag(`NumbQ${index + 1}`, String(activities))).join('')
  return [
    `<dpi:Consideration>${amounts('ConsQ', ({ points }) => points)}</dpi:Consideration>`,
    `<dpi:NumberOfActivities>${counts}</dpi:NumberOfActivities>`,
    `<dpi:Fees>${amounts('FeesQ', ({ feePoints }) => feePoints)}</dpi:Fees>`,
    // We keep no taxes back: everybody pays their own.
    `<dpi:Taxes>${amounts('TaxQ', () => 0)}</dpi:Taxes>`,
  ].join('')
}

/** Half a euro and more is a whole one. */
const wholeEuros = (points: number): string => String(Math.sign(points) * Math.floor((Math.abs(points) + 50) / 100))
