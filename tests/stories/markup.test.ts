import { expect } from 'vitest'
import { story } from '../support/story.ts'
import type { Actor } from '../support/actor.ts'

/** How our own copy may look around what a person wrote; a link, a mention or a command it never becomes. */
const HARMLESS: ReadonlySet<string> = new Set(['bold', 'blockquote', 'expandable_blockquote'])

/** Entities that lie on a person's words, as the one who reads them sees them. */
function onSaid(actor: Actor, said: readonly string[]): readonly string[] {
  return actor.messages().flatMap((message) => {
    const text = message.text ?? message.caption ?? ''
    return message.entities
      .filter(({ offset, length }) => {
        const covered = text.slice(offset, offset + length).replaceAll('\u2060', '')
        return said.some((piece) => covered !== '' && piece.includes(covered))
      })
      .map(({ type }) => type)
  })
}

story('markup', 'what people write never becomes markup, a mention, a link or a command', async (stage) => {
  const { say, either } = stage
  const clara = await stage.client('Clara')
  const ben = await stage.worker('Ben')
  const title = '<b>Win</b> *100* [€](http://evil.example)'
  const point = 'Ask @clerk_bot'
  const brief = 'Ask @admin_bot or t\u200bype /start, see https://evil.example/a_b?c=*d* or evil.example #now $EUR'
  await stage.aside('Clara begins a job from scratch.', async () => {
    await clara.writes('/post')
    await clara.presses(either('Texte', 'Texts'))
    await clara.presses(say.post.blankTemplate)
  })
  await clara.writes(title)
  await clara.writes(brief)
  await clara.writes('`rm -rf /` **und** __mehr__ ||geheim|| mail@evil.example +49 170 1234567')
  await clara.presses(say.jobs.card.proofKinds.text)
  await clara.presses(say.dialog.done)
  await clara.writes('200')
  await clara.writes('1')
  await clara.presses(say.post.taking.options.claim)
  await clara.presses(say.format.minutes(10))
  await stage.aside('Clara adds a checklist.', async () => {
    await clara.presses(say.dialog.edit)
    await clara.presses(say.post.checklist.label)
    await clara.writes(point)
  })
  await clara.presses(say.post.review.confirm(220))
  await ben.writes('/jobs')
  await ben.presses('1')
  await ben.presses(say.jobs.card.details)
  await ben.presses(say.jobs.card.back)
  await ben.presses(say.jobs.card.take(200))
  await ben.presses(say.work.show.submit)
  await ben.writes('@clara /approve https://pay.example <a href="tg://user?id=1">you</a>')
  await ben.presses('1.')
  await ben.presses(say.dialog.done)
  await ben.presses(say.work.submit.confirm)
  await clara.presses(say.notices.buttons.look)
  expect(clara.reads().replaceAll('\u2060', '')).toContain('<a href="tg://user?id=1">you</a>')
  await clara.presses(say.review.submission.sendBack)
  await clara.writes('Please write to @ben_bot at once.')
  await clara.presses('1.')
  await clara.presses(say.dialog.done)
  await clara.presses(say.review.sendBack.hours.option(24))

  const said = [title, brief, '@admin_bot', '/start', '/approve', 'https://evil.example/a_b?c=*d*', 'mail@evil.example']
  for (const actor of [clara, ben]) {
    const kinds = onSaid(actor, [
      ...said,
      'https://pay.example',
      '@clara',
      '@clerk_bot',
      '@ben_bot',
      '+49 170 1234567',
      '#now',
      '$EUR',
    ])
    expect(kinds.filter((kind) => !HARMLESS.has(kind))).toEqual([])
  }
})
