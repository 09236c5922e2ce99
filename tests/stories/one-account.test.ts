import { expect } from 'vitest'
import type { Platform } from '../../core/members/index.ts'
import { spaced, type Actor } from '../support/actor.ts'
import { story, type Stage } from '../support/story.ts'

const OTHER: Readonly<Record<Platform, Platform>> = { telegram: 'discord', discord: 'telegram' }
const PLATFORMS = ['telegram', 'discord'] as const

/** The code is made by the one, entered by the other, who has an account as well, and confirmed where it was made. */
async function link({ say, parts }: Stage, maker: Actor, taker: Actor): Promise<void> {
  await maker.writes('/link')
  const code = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{2,4}){6}\b/.exec(maker.last().text ?? '')?.[0] ?? ''
  parts[code] = '<the code>'
  await taker.writes(`/link ${code}`)
  await taker.presses(say.link.agreeButton)
  await maker.presses(say.link.confirmButton)
}

async function handsIn({ say }: Stage, worker: Actor, job: string): Promise<void> {
  await worker.starts(`j_${job}`)
  await worker.presses(say.jobs.card.take(800))
  await worker.presses(say.work.show.submit)
  await worker.writes('Die Kanne fasst einen Liter.')
  await worker.presses('1.')
  await worker.presses(say.dialog.done)
  await worker.presses(say.work.submit.confirm)
}

for (const from of PLATFORMS) {
  const to = OTHER[from]
  story(
    `one-account-from-${from}`,
    `two accounts become one by a code made on ${from}: money, work and ratings of both, and news where it is wanted`,
    async (stage) => {
      const { say, database } = stage
      const dora = await stage.client('Dora', { on: from })
      const clara = await stage.client('Clara', { on: from })
      const there = await stage.worker(`Clara (${say.link.platformNames[to]})`, { on: to })
      const ben = await stage.worker('Ben', { on: to })
      const [running, own] = ['Text über Doras Teller', 'Text über Claras Teekanne']
      const dorasJob = await stage.job(dora, { title: 'Text über Doras Tassen' })
      const dorasNext = await stage.job(dora, { title: running })
      const clarasJob = await stage.job(clara, { title: own, slots: 2 })
      await stage.aside(
        `Clara does Dora's job on ${to}, is paid, gets five stars, and takes her next one.`,
        async () => {
          await handsIn(stage, there, dorasJob)
          await dora.presses(say.notices.buttons.look)
          await dora.presses(say.review.submission.approve(800))
          await dora.presses(say.review.approve.confirm(800))
          await dora.presses(say.review.rate.stars.option(5))
          await dora.writes('Sehr gut, gern wieder!')
          await there.starts(`j_${dorasNext}`)
          await there.presses(say.jobs.card.take(800))
        },
      )
      expect(await stage.points(clara)).toEqual({ budget: 3_240, earnings: 0 })
      expect(await stage.points(there)).toEqual({ budget: 0, earnings: 800 })

      await link(stage, clara, there)
      for (const actor of [clara, there]) {
        expect(await stage.points(actor)).toEqual({ budget: 3_240, earnings: 800 })
        await actor.writes('/wallet')
        expect(actor.reads()).toContain(spaced(say.format.both(3_240)))
        expect(actor.reads()).toContain(spaced(say.format.both(800)))
      }
      await there.writes('/myjobs')
      expect(there.reads()).toContain(own)
      await clara.writes('/mywork')
      expect(clara.reads()).toContain(running)
      const rated = await database.sql`
        select stars, identities.platform from reviews join identities on identities.member_id = reviews.subject_id
        order by identities.platform`
      expect(rated.map(({ stars, platform }) => [platform, stars])).toEqual([
        ['discord', 5],
        ['telegram', 5],
      ])

      for (const [platform, told, other] of [
        [to, there, clara],
        [from, clara, there],
      ] as const) {
        await other.writes('/settings')
        await other.presses(say.link.firstButton)
        await other.presses(say.link.platformNames[platform])
        const before = other.messages().length
        const worker = platform === to ? ben : await stage.worker('Emil', { on: from })
        await stage.aside(`${worker.name} does Clara's job.`, () => handsIn(stage, worker, clarasJob))
        expect(told.last().text).toContain(own)
        expect(other.messages()).toHaveLength(before)
      }
    },
    { on: 'across' },
  )

  story(
    `dialog-from-${from}`,
    `a dialog that is begun on ${from} goes on on ${to}, with everything that was said`,
    async (stage) => {
      const { say } = stage
      const clara = await stage.client('Clara', { on: from })
      const there = stage.person(`Clara (${say.link.platformNames[to]})`, 'de', undefined, to)
      await stage.aside('Clara has one account on both platforms.', async () => {
        await clara.writes('/link')
        const code = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{2,4}){6}\b/.exec(clara.last().text ?? '')?.[0] ?? ''
        await there.writes(`/link ${code}`)
        await clara.presses(say.link.confirmButton)
      })
      await clara.writes('/post')
      await clara.presses('Texte')
      await clara.presses('Produktbeschreibung schreiben')
      await clara.writes('Teekanne „Lindner“')
      await clara.writes('Rund, 1 Liter, aus Glas, mit Sieb')

      await there.writes('/menu')
      await there.presses(say.dialog.continueFrom(say.post.title, say.link.platformNames[from]))
      await there.presses(say.post.reward.option(750))
      await there.presses('1')
      await there.presses(say.post.taking.options.claim)
      expect(there.reads()).toContain('Teekanne „Lindner“')
      // Where it began nothing goes on by itself: the old buttons lead to where it is.
      await clara.writes('/menu')
      expect(clara.reads()).toContain(spaced(say.dialog.continueFrom(say.post.title, say.link.platformNames[to])))
      await there.presses(say.post.review.confirm(825))
      expect(await stage.points(clara)).toEqual({ budget: 4_175, earnings: 0 })
      await clara.writes('/myjobs')
      expect(clara.reads()).toContain('Teekanne „Lindner“')
    },
    { on: 'across' },
  )
}
