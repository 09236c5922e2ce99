import { expect } from 'vitest'
import { story, words, type Stage } from '../support/story.ts'
import type { Actor } from '../support/actor.ts'

/** How often a question stands in the chat. */
const asked = (actor: Actor, question: string): number =>
  actor.messages().filter(({ text }) => text?.includes(question)).length

async function posts(stage: Stage, clara: Actor, between: readonly (() => Promise<void>)[]): Promise<void> {
  const { say, either } = stage
  const steps = [
    () => clara.writes('/post'),
    () => clara.presses(either('Texte', 'Texts')),
    () => clara.presses(either('Produktbeschreibung schreiben', 'Write a product description')),
    () => clara.writes(either('Teekanne „Lindner“', 'The Lindner teapot')),
    () => clara.writes(either('Rund, 1 Liter, aus Glas', 'Round, 1 litre, made of glass')),
    () => clara.writes('750'),
    () => clara.writes('1'),
    () => clara.presses(say.post.taking.options.claim),
    () => clara.presses(say.post.review.confirm(825)),
  ]
  for (const [index, step] of steps.entries()) {
    await step()
    await between[index]?.()
  }
}

/** Each question stands in the chat once, and one job was posted and paid for. */
async function expectOnce(stage: Stage, clara: Actor): Promise<void> {
  const { say } = stage
  const questions = [say.post.reward.ask, say.post.slots.ask].map(words)
  // On Discord what was asked becomes what comes next, in the same message; on Telegram it stays.
  const stays = stage.platform === 'telegram' ? 1 : 0
  for (const question of questions) expect(asked(clara, question)).toBe(stays)
  expect(await stage.database.sql`select status from jobs`).toEqual([{ status: 'open' }])
  expect(await stage.points(clara)).toEqual({ budget: 4_175, earnings: 0 })
  expect(await stage.database.sql`select from inbox where status <> 'done'`).toHaveLength(0)
}

story(
  'restart',
  'after a restart in the middle of posting a job nothing is asked twice',
  async (stage) => {
    const clara = await stage.client('Clara')
    const between = [
      undefined,
      stage.restart,
      undefined,
      stage.restart,
      undefined,
      undefined,
      stage.restart,
      stage.restart,
    ]
    await posts(
      stage,
      clara,
      between.map((restart) => restart ?? (async () => undefined)),
    )
    await expectOnce(stage, clara)
  },
  { on: 'both' },
)

story('killed', 'whatever the program was doing when it died is done once by the next one', async (stage) => {
  const { either, database, standIn } = stage
  const clara = await stage.client('Clara')
  const nothing = async (): Promise<void> => undefined

  /** The update is in the inbox and nobody has looked at it. */
  const beforeTheTurn = async (): Promise<void> => {
    const killed = await stage.die()
    stage.transcript.say(`Clara writes meanwhile: ${either('Und aus Glas', 'And made of glass')}`)
    standIn.write(clara.id, either('Und aus Glas', 'And made of glass'))
    await killed.begin()
  }
  /** The update was taken, and the turn had not ended. */
  const duringTheTurn = async (): Promise<void> => {
    const killed = await stage.die()
    stage.transcript.say('Clara writes meanwhile: 750')
    standIn.write(clara.id, '750')
    while ((await database.sql`select from inbox where status = 'waiting'`).length === 0) await stage.pause()
    await database.sql`
      update inbox set status = 'taken', attempts = 1, lease_until = now() + interval '300 milliseconds'
      where status = 'waiting'`
    await killed.begin()
  }
  /** The turn counts, and its answer had not arrived. */
  const beforeTheAnswer = async (): Promise<void> => {
    standIn.fail('sendMessage', { error_code: 429, description: 'Too Many Requests: retry after 1', retry_after: 1 })
    await clara.writes('1')
    const killed = await stage.die()
    await killed.begin()
  }

  await posts(
    { ...stage },
    skipping(clara, ['750', '1', either('Rund, 1 Liter, aus Glas', 'Round, 1 litre, made of glass')]),
    [nothing, nothing, nothing, beforeTheTurn, duringTheTurn, beforeTheAnswer],
  )
  await expectOnce(stage, clara)
})

/** The same person, who does not write these words: they are said at another moment. */
function skipping(actor: Actor, unsaid: readonly string[]): Actor {
  return { ...actor, writes: async (text) => (unsaid.includes(text) ? undefined : actor.writes(text)) }
}

story(
  'redelivered',
  'an update that the network brings again changes nothing, also after a restart',
  async (stage) => {
    const { say, either, database } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const job = await stage.job(clara, {
      title: either('Beschreibe ein Foto', 'Describe a photo'),
      slots: 2,
      checklist: [],
    })
    /** Everything that anybody did so far comes once more. */
    const again = async (): Promise<void> => {
      stage.transcript.say('The network brings every update once more.')
      const before = [...clara.messages(), ...ben.messages()]
      await stage.redeliverAll()
      await stage.settle()
      stage.transcript.seen()
      expect([...clara.messages(), ...ben.messages()]).toEqual(before)
    }

    await ben.starts(`j_${job}`)
    await ben.presses(say.jobs.card.take(800))
    await again()
    await stage.aside('Ben hands in.', async () => {
      await ben.presses(say.work.show.submit)
      await ben.writes(either('Ein Haus mit rotem Dach.', 'A house with a red roof.'))
      await ben.presses(say.work.submit.confirm)
    })
    await clara.presses(say.notices.buttons.look)
    await clara.presses(say.review.submission.approve(800))
    await clara.presses(say.review.approve.confirm(800))
    await again()
    await stage.restart()
    await again()

    expect(await database.sql`select from assignments`).toHaveLength(1)
    expect(await stage.moved('approval')).toBe(1)
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 800 })
    expect(await stage.held()).toEqual({ escrow: 880, fees: 80 })
  },
  { on: 'both' },
)

story(
  'same-moment',
  'a text and a button of one member at the same moment are handled one after the other',
  async (stage) => {
    const { say, either, database, standIn } = stage
    const clara = await stage.client('Clara')
    await clara.writes('/post')
    await clara.presses(either('Texte', 'Texts'))
    await clara.presses(say.post.blankTemplate)

    const back = clara.button(say.dialog.back)
    const title = either('Ein Text über Teekannen', 'A text about teapots')
    stage.transcript.say(`Clara writes “${title}” and presses [${say.dialog.back}] at the same moment.`)
    await stage.atOnce([() => standIn.write(clara.id, title), () => standIn.press(clara.id, back.messageId, back.data)])
    stage.transcript.seen()
    // The words came first and count; the button was one of the step before.
    expect(clara.last().text).toContain(words(say.post.brief.ask))

    const next = clara.button(say.dialog.back)
    const brief = either('Schreib zehn Sätze über runde Teekannen.', 'Write ten sentences about round teapots.')
    stage.transcript.say(`Clara presses [${say.dialog.back}] and writes “${brief}” at the same moment.`)
    await stage.atOnce([() => standIn.press(clara.id, next.messageId, next.data), () => standIn.write(clara.id, brief)])
    stage.transcript.seen()
    const [dialog] = await database.sql`select raw from dialogs`
    // Back asks for the title again, and what was written answers what is asked.
    expect(dialog?.['raw'].title.value).toBe(brief)
    expect(await database.sql`select from dialogs`).toHaveLength(1)
    expect(await database.sql`select from inbox where status <> 'done'`).toHaveLength(0)
  },
)
