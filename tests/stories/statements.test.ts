import { expect } from 'vitest'
import * as jobs from '../../core/jobs/index.ts'
import { spaced } from '../support/actor.ts'
import { approved, claimed, handedIn } from '../support/people.ts'
import { memberOf, story, words } from '../support/story.ts'

story(
  'statements',
  'a worker and a client look at their month and year, and get them as a picture, a paper and a table',
  async (stage) => {
    const { say, either, database } = stage
    const copy = say.reports
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const id = await stage.job(clara, { title: either('Flyer für das Straßenfest', 'A flyer for the street party') })
    await stage.aside('Ben does the job, and Clara approves it.', async () => {
      const worker = await database.withTx((tx) => memberOf(tx, ben))
      const client = await database.withTx((tx) => memberOf(tx, clara))
      const job = await database.withTx((tx) => jobs.byPublicId(tx, worker, id))
      await approved(database, client, await handedIn(database, worker, await claimed(database, worker, job)))
      await stage.settle()
    })

    await ben.writes('/wallet')
    await ben.presses(copy.button)
    expect(ben.reads()).toContain(spaced(`${copy.closing}: ${say.format.euros(800)}`))
    for (const file of [copy.picture, copy.pdf, copy.csv]) await ben.presses(file)
    await ben.presses(copy.choose)
    await ben.presses(copy.wholeYear(2026))
    expect(ben.reads()).toContain(words(copy.title('2026')))

    await stage.forward('10 days')
    await clara.writes('/wallet 12.2026')
    expect(clara.reads()).toContain(words(copy.nothing))
    await clara.presses(`‹ ${say.format.period({ year: 2026, month: 11 })}`)
    expect(clara.reads()).toContain(spaced(say.format.signedEuros(-880)))
    await clara.presses(copy.picture)
    await clara.presses(copy.spending.button)
    expect(clara.reads()).toContain(spaced(`${copy.spending.total}: ${say.format.euros(880)}`))
    await clara.presses(copy.picture)
    await clara.presses(copy.csv)
  },
  { on: 'both' },
)
