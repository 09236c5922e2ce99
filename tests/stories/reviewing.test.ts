import { expect } from 'vitest'
import { story, words, type Stage } from '../support/story.ts'
import { spaced, type Actor, type Pressed } from '../support/actor.ts'

/** A worker takes the job and hands in, which another story tells. */
async function handsIn({ aside, say }: Stage, worker: Actor, job: string, text: string): Promise<void> {
  await aside(`${worker.name} takes the job and hands in: ${text}`, async () => {
    await worker.starts(`j_${job}`)
    await worker.presses(say.jobs.card.take(800))
    await worker.presses(say.work.show.submit)
    await worker.writes(text)
    await worker.presses('1.')
    await worker.presses(say.dialog.done)
    await worker.presses(say.work.submit.confirm)
  })
}

const titleIn = ({ either }: Stage): string => either('Text über unsere Teekanne', 'A text about our teapot')

story(
  'revision',
  'work goes back at most twice, each time saying what to fix, and is paid in the end',
  async (stage) => {
    const { say, either } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const job = await stage.job(clara, { title: titleIn(stage) })
    await handsIn(stage, ben, job, either('Schöne Kanne.', 'A nice pot.'))

    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.sendBack)
    await clara.writes(either('Zu kurz.', 'Too short.'))
    const fix = either('Schreib bitte 120 Wörter und nenne die Größe.', 'Please write 120 words and say how big it is.')
    await clara.writes(fix)
    await clara.presses('1.')
    await clara.presses(say.dialog.done)
    await clara.presses(say.review.sendBack.hours.option(24))
    const { data: sendBack } = clara.button(say.review.sendBack.confirm)
    expect(sendBack).toMatch(/^d:/)
    await clara.presses(say.review.sendBack.confirm)
    expect(ben.reads()).toContain(fix)

    await ben.presses(say.notices.buttons.submit)
    await ben.writes(either('Die Kanne fasst einen Liter.', 'The pot holds one litre.'))
    await ben.presses(say.dialog.done)
    await ben.presses(say.work.submit.confirm)

    await stage.aside('Clara sends it back once more, and Ben hands in a third time.', async () => {
      await clara.presses(say.notices.buttons.look)
      await clara.presses(say.review.submission.sendBack)
      await clara.writes(fix)
      await clara.presses(say.dialog.skip)
      await clara.presses(say.review.sendBack.hours.option(48))
      await clara.presses(say.review.sendBack.confirm)
      await ben.presses(say.notices.buttons.submit)
      await ben.writes(either('Einen Liter, aus Glas, mit Sieb.', 'One litre, made of glass, with a strainer.'))
      await ben.presses(say.dialog.done)
      await ben.presses(say.work.submit.confirm)
    })
    await clara.presses(say.notices.buttons.look)
    expect(() => clara.button(say.review.submission.sendBack)).toThrow('sees no button')
    const [newest] = await stage.database.sql<{ public_id: string }[]>`
    select public_id from submissions order by round desc limit 1`
    await clara.forges('a third revision', `i:send-back:${newest?.public_id}`)
    expect(clara.reads()).toContain(words(say.refusals['submission.no_more_rounds']({ limit: 2 }, say.format)))
    await clara.presses(say.dialog.menu)
    await clara.presses(say.jobs.menu.mine)
    await clara.presses('1')
    await clara.presses(say.jobs.manage.submissions(1))
    await clara.presses(say.review.submission.approve(800))
    await clara.presses(say.review.approve.confirm(800))

    const rounds = await stage.database.sql`select round, status from submissions order by round`
    expect(rounds.map(({ status }) => String(status))).toEqual(['sent-back', 'sent-back', 'approved'])
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 800 })
  },
  { on: 'both' },
)

story(
  'reject',
  'a rejection gives the reason, and the reward stays in escrow',
  async (stage) => {
    const { say, either } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const job = await stage.job(clara, { title: titleIn(stage) })
    await handsIn(stage, ben, job, either('Teekannen sind Gefäße für Tee.', 'A teapot is a vessel for tea.'))

    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.reject)
    await clara.presses(say.review.reject.reasons.copied)
    const reason = either(
      'Der Text steht Wort für Wort in einem Lexikon.',
      'The text stands word for word in an encyclopedia.',
    )
    await clara.writes(reason)
    await clara.presses(say.review.reject.confirm)
    expect(ben.reads()).toContain(reason)
    expect(ben.reads()).toContain(say.review.reject.reasons.copied)
    await ben.presses(say.notices.buttons.look)
    await clara.writes('/myjobs')

    expect(await stage.held()).toEqual({ escrow: 880, fees: 0 })
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 0 })
    expect(await stage.points(clara)).toEqual({ budget: 4_120, earnings: 0 })
  },
  { on: 'both' },
)

story(
  'silence',
  'what nobody decides within the review window is paid, after three reminders',
  async (stage) => {
    const { say, either } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const job = await stage.job(clara, { title: titleIn(stage) })
    await handsIn(stage, ben, job, either('Die Kanne fasst einen Liter.', 'The pot holds one litre.'))

    await stage.forward('1 day')
    await stage.forward('2 days')
    const before = clara.messages().length
    await stage.forward('44 hours')
    expect(clara.messages()).toHaveLength(before)
    stage.transcript.say('It is six in the morning: Clara sleeps, and is not woken.')
    await stage.forward('2 hours')
    expect(clara.messages()).toHaveLength(before + 1)
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 0 })
    await stage.forward('2 hours 1 minute')

    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 800 })
    expect(await stage.held()).toEqual({ escrow: 0, fees: 80 })
    expect(ben.reads()).toContain(spaced(words(say.notices.approvedBySilence(titleIn(stage), 800))))
    await clara.writes('/myjobs')
  },
  { on: 'both' },
)

story(
  'too-late',
  'a worker is reminded in time; after the deadline and a quarter of an hour the slot is free again',
  async (stage) => {
    const { say } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const title = titleIn(stage)
    const job = await stage.job(clara, { title })
    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))

    for (const interval of ['24 hours', '22 hours', '1 hour 45 minutes']) {
      const before = ben.messages().length
      await stage.forward(interval)
      expect(ben.messages()).toHaveLength(before + 1)
    }
    await stage.forward('20 minutes')
    expect(ben.last().text).not.toContain(words(say.notices.lapsedWorker(title)))
    await stage.forward('11 minutes')
    expect(ben.reads()).toContain(words(say.notices.lapsedWorker(title)))
    expect(clara.reads()).toContain(words(say.notices.lapsedClient('Ben', title)))
    await ben.presses(say.notices.buttons.submit)
    await clara.presses(say.notices.buttons.look)

    const [slots] = await stage.database.sql`select open_slots from jobs`
    expect(slots).toEqual({ open_slots: 1 })
    expect(await stage.held()).toEqual({ escrow: 880, fees: 0 })
  },
  { on: 'both' },
)

story(
  'twenty-presses',
  'twenty presses of approve at once pay once and give one receipt',
  async (stage) => {
    const { say, either } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const job = await stage.job(clara, { title: titleIn(stage) })
    await handsIn(stage, ben, job, either('Die Kanne fasst einen Liter.', 'The pot holds one litre.'))

    const confirms: Pressed[] = []
    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.approve(800))
    confirms.push(clara.button(say.review.approve.confirm(800)))
    await stage.aside('Clara opens the same question a second time.', async () => {
      await clara.writes('/myjobs')
      await clara.presses('1')
      await clara.presses(say.jobs.manage.submissions(1))
      await clara.presses(say.review.submission.approve(800))
      confirms.push(clara.button(say.review.approve.confirm(800)))
    })
    expect(new Set(confirms.map(({ messageId }) => messageId)).size).toBe(2)
    stage.transcript.say('Clara presses both buttons ten times, at once.')
    await stage.atOnce(Array.from({ length: 10 }, () => confirms.map((confirm) => () => clara.taps(confirm))).flat())
    stage.transcript.seen()

    expect(await stage.moved('approval')).toBe(1)
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 800 })
    expect(clara.reads().match(/R-[0-9A-Z]{5}/g)).toHaveLength(1)
    expect(
      ben.messages().filter(({ text }) => text?.includes(words(say.notices.approved(titleIn(stage), 800)).slice(-20))),
    ).toHaveLength(1)
  },
  { on: 'both' },
)
