import { expect } from 'vitest'
import * as guides from '../../core/guides/index.ts'
import type { Actor } from '../support/actor.ts'
import { memberOf, story, words, type Stage } from '../support/story.ts'

const LETTERS = ['A', 'B', 'C']

/** Presses the letter beside the right option, or beside a wrong one, for each question. */
async function answers(stage: Stage, actor: Actor, options: readonly number[]): Promise<void> {
  for (const option of options) {
    const place = await stage.database.withTx(async (tx) => {
      const attempt = await guides.newestAttempt(tx, await memberOf(tx, actor), 'product-description')
      if (attempt === undefined) throw new Error('nothing is asked')
      stage.parts[attempt.publicId] = 'attempt'
      return guides.shownOrder(attempt, attempt.answers.length).indexOf(option)
    })
    await actor.presses(LETTERS[place] ?? '?')
  }
}

story(
  'qualification',
  'a worker reads a lesson, fails its test, passes it a day later, and takes the job that asks for it',
  async (stage) => {
    const { say, either, database } = stage
    const clara = await stage.client('Clara')
    const title = either('Beschreibe unsere Teekanne', 'Describe our teapot')
    const job = await stage.job(clara, { title, qualification: 'product-description' })
    const ben = await stage.worker('Ben')
    const lesson = guides.guideById('product-description').text[stage.language]

    await ben.starts(`j_${job}`)
    expect(ben.last().text).toContain(words(say.jobs.card.missingTitle))
    await ben.presses(say.guides.button(lesson.title))
    for (const page of lesson.pages.slice(1)) {
      await ben.presses(say.guides.next)
      expect(ben.last().text).toContain(page.body)
    }
    // The order of the options is decided by chance, so the transcript leaves them out.
    await stage.aside('Ben answers the five questions, two of them wrong.', async () => {
      await ben.presses(say.guides.start)
      await answers(stage, ben, [0, 1, 0, 2, 0])
    })
    expect(ben.last().text).toContain(words(say.guides.score(3, 5, 4)))
    await ben.presses(say.guides.toGuide)
    await ben.presses(say.guides.next)
    expect(ben.last().text).not.toContain(words(say.guides.about))

    await stage.forward('24 hours')
    await ben.writes('/guides')
    await ben.presses('2')
    await stage.aside('Ben reads on, answers the five questions, and four are right.', async () => {
      for (let page = 1; page < lesson.pages.length; page += 1) await ben.presses(say.guides.next)
      await ben.presses(say.guides.start)
      await answers(stage, ben, [0, 0, 1, 0, 0])
    })
    expect(ben.last().text).toContain(words(say.guides.passed(lesson.title)))
    await ben.presses(say.guides.all)
    expect(ben.last().text).toContain(words(say.guides.states.passed))
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))
    expect(await database.sql`select from assignments where status = 'working'`).toHaveLength(1)
  },
  { on: 'both' },
)
