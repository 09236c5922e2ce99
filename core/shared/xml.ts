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
