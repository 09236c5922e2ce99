import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../../core/shared/language.ts'
import { copyFor } from '../../../bots/copy/copy.ts'

const PAGE = readFileSync(new URL('../../../bots/sandbox/page/copy.js', import.meta.url), 'utf8')
/** Written in the browser's own language: the button of an empty chat. */
const OF_THE_PAGE = ['Starten', 'Start']

test.each(LANGUAGES)('the guide of the page names only buttons that there are in %s', (language) => {
  const quoted = language === 'de' ? /„([^“]+)“/g : /“([^”]+)”/g
  const [german = '', english = ''] = PAGE.split('guideSteps:').slice(1)
  const guide = (language === 'de' ? german : english).split('guideClient')[0] ?? ''
  const named = [...guide.matchAll(quoted)].map(([, words]) => words ?? '')
  expect(named.length).toBeGreaterThan(5)
  const labels = labelsOf(copyFor(language)).map(withoutSigns)
  const unknown = named.filter((words) => !OF_THE_PAGE.includes(words) && !labels.includes(words))
  expect(unknown).toEqual([])
})

/** All of the bot's labels; those that take an amount with one that is left out again. */
function labelsOf(copy: unknown): readonly string[] {
  if (typeof copy === 'string') return [copy]
  if (typeof copy === 'function') {
    const drawn: unknown = copy.length === 1 ? attempt(() => copy(100)) : undefined
    return typeof drawn === 'string' ? [drawn.replace(/€?1[.,]00(\s€)?/, '')] : []
  }
  return typeof copy === 'object' && copy !== null ? Object.values(copy).flatMap(labelsOf) : []
}

/** Labels that take something else than a number are none that the guide could name. */
function attempt(draw: () => unknown): unknown {
  try {
    return draw()
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined
    throw error
  }
}

const withoutSigns = (label: string): string =>
  label
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
