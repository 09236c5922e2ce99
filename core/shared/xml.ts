import { XMLValidator, type XMLParser } from 'fast-xml-parser'

/**
 * Words inside an XML or SVG document: none of them becomes an element, and what XML 1.0 forbids altogether (control
 * characters, lone surrogates) is left out.
 */
export function xmlText(words: string): string {
  return words
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** What a parser makes of XML that is modest and right; undefined of everything else. */
export function parsedXml(parser: XMLParser, xml: string): unknown {
  if (!isModestXml(xml)) return undefined
  try {
    return XMLValidator.validate(xml) === true ? parser.parse(xml) : undefined
  } catch {
    // Nested too deeply, or something else that only harmful files do.
    return undefined
  }
}

/** More than any bank's file of five megabytes has, and few enough to be parsed in a moment. */
const XML_LIMITS = { tags: 400_000, tagLength: 2_000, attributesOfOne: 30, attributes: 60_000, depth: 60 } as const

/**
 * False for XML that would take a parser long or much memory: too many tags, attributes, or levels. A glance over the text,
 * before anything parses it; whether it is right XML, the parser says.
 */
export function isModestXml(xml: string): boolean {
  let [tags, attributes, depth] = [0, 0, 0]
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const end = xml.indexOf('>', at)
    const tag = xml.slice(at, end < 0 ? xml.length : end)
    const own = tag.length > XML_LIMITS.tagLength ? 0 : tag.split('=').length - 1
    tags += 1
    attributes += own
    if (tag.startsWith('</')) depth -= 1
    else if (!/^<[!?]|\/$/.test(tag)) depth += 1
    if (
      tag.length > XML_LIMITS.tagLength ||
      own > XML_LIMITS.attributesOfOne ||
      tags > XML_LIMITS.tags ||
      attributes > XML_LIMITS.attributes ||
      depth > XML_LIMITS.depth
    )
      return false
  }
  return true
}
