import * as guides from '../../core/guides/index.ts'
import type { Guide } from '../../core/guides/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { go, looks, type Button } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import { plain, type Text } from '../dialog/text.ts'
import { card, deadline, inRows, lines, menuButton, PAGE, title } from './parts.ts'

/** All lessons, with what one has read and passed. */
export const guideList: Screen = async (turn) => {
  const { tx, member, copy } = turn
  const words = copy.guides
  const { readings, passed } = await guides.progress(tx, member)
  const state = ({ id, text }: Guide): Text | undefined => {
    const reading = readings.get(id)
    if (passed.has(id)) return words.states.passed
    if (reading === undefined) return undefined
    return reading.finished
      ? words.states.finished
      : words.states.reading(reading.page, text[copy.format.language].pages.length)
  }
  return card(
    [
      title(words.title),
      lines(words.intro),
      ...guides.GUIDES.map((guide, index) => {
        const { title: name, about } = guide.text[copy.format.language]
        return lines(words.line(index + 1, `${guide.emoji} ${name}`, about, state(guide)))
      }),
    ],
    [
      ...inRows(
        guides.GUIDES.map(({ id }, index) => go(String(index + 1), 'guide.show', id)),
        PAGE,
      ),
      [menuButton(copy)],
    ],
  )
}

/** A page of a lesson: `[guide, page]`; without a page, the one where somebody stopped reading. */
export const guideShow: Screen = async (turn, [id = '', wanted]) => {
  const { tx, member, copy } = turn
  const words = copy.guides
  const guide = guides.guideOf(id)
  const { title: name, pages } = guide.text[copy.format.language]
  const { readings, passed } = await guides.progress(tx, member)
  const reading = readings.get(guide.id)
  const left = reading === undefined || reading.page >= pages.length ? 1 : reading.page
  const asked = wanted !== undefined && /^[0-9]{1,2}$/.test(wanted) ? Number(wanted) : left
  const number = Math.min(Math.max(asked, 1), pages.length)
  const page = pages[number - 1]
  if (page === undefined) throw new Error(`${guide.id} has no pages`)
  await guides.read(tx, member, guide, number)
  return card(
    [
      title(words.pageTitle(`${guide.emoji} ${name}`, number, pages.length)),
      lines(words.pageHead(page.title), plain(page.body)),
      number === pages.length ? await testLine(turn, guide, passed.has(guide.id)) : undefined,
    ],
    [
      [
        number > 1 ? go(words.back, 'guide.show', guide.id, number - 1) : undefined,
        number < pages.length ? looks('main', go(words.next, 'guide.show', guide.id, number + 1)) : undefined,
      ],
      number === pages.length ? lastButtons(turn, guide, passed.has(guide.id)) : [],
      [go(words.all, 'guides'), menuButton(copy)],
    ],
  )
}

/** What the questions are about, or when they can be tried again. */
async function testLine(turn: Turn, guide: Guide, isPassed: boolean): Promise<ReturnType<typeof lines>> {
  const words = turn.copy.guides
  if (isPassed) return lines(words.states.passed)
  const attempt = await guides.newestAttempt(turn.tx, turn.member, guide.id)
  const next = attempt?.status === 'failed' ? guides.nextTryAt(attempt) : undefined
  return next !== undefined && next > turn.tx.now ? lines(words.again(deadline(turn, next))) : lines(words.about)
}

function lastButtons({ copy }: Turn, guide: Guide, isPassed: boolean): readonly Button[] {
  const category = jobs.CATEGORIES.find((one) => jobs.guideOfCategory[one] === guide.id)
  return [
    ...(isPassed ? [] : [looks('good', go(copy.guides.start, 'quiz.start', guide.id))]),
    ...(category === undefined ? [] : [go(copy.guides.jobs, 'jobs.find', `=${category}`)]),
  ]
}
