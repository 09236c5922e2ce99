/** Whole groups of three behind the sign that a language puts between them: `1.000` in German, `1,000` in English. */
const GROUPED = { '.': /^[1-9][0-9]{0,2}(?:\.[0-9]{3})+$/, ',': /^[1-9][0-9]{0,2}(?:,[0-9]{3})+$/ } as const

/**
 * A whole number as people of a language write it, whose sign between groups of three is `groups`; without `unit`, which is
 * taken out. Undefined for anything else.
 */
export function readWhole(words: string, groups: '.' | ',', unit?: RegExp): number | undefined {
  const bare = unit === undefined ? words : words.replace(unit, '').trim()
  const digits = GROUPED[groups].test(bare) ? bare.replaceAll(groups, '') : bare
  return /^(?:0|[1-9][0-9]{0,8})$/.test(digits) ? Number(digits) : undefined
}
