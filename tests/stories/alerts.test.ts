import { expect } from 'vitest'
import { story, words } from '../support/story.ts'

story(
  'alerts',
  'a saved search tells new jobs collected, at most three times a day, and can be paused and deleted',
  async (stage) => {
    const { say, either } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    await ben.writes(either('/jobs Teekanne', '/jobs teapot'))
    await ben.presses(say.alerts.buttons.save)
    expect(ben.last().text).toContain(words(say.alerts.saved))
    const first = either('Eine Teekanne beschreiben', 'Describe a teapot')
    const second = either('Fotos einer Teekanne sortieren', 'Sort pictures of a teapot')
    const brief = either('Wir brauchen Hilfe bei einer kleinen Sache.', 'We need help with a small matter.')
    await stage.job(clara, { title: first, brief })
    await stage.job(clara, { title: second, brief })
    await stage.job(clara, { title: either('Adressen suchen', 'Find addresses'), brief })
    const before = ben.messages().length
    await stage.forward('1 minute')
    expect(ben.messages()).toHaveLength(before)
    for (let hours = 0; hours < 24; hours += 1) await stage.forward('1 hour')
    expect(ben.messages()).toHaveLength(before + 1)
    expect(ben.last().text).toContain(first)
    expect(ben.last().text).toContain(second)
    await ben.presses('1')
    expect(ben.last().text).toContain(second)

    await ben.writes('/alerts')
    await ben.presses('1')
    await ben.presses(say.alerts.buttons.pause)
    await stage.job(clara, { title: either('Noch eine Teekanne', 'One more teapot'), brief })
    const quiet = ben.messages().length
    for (let hours = 0; hours < 24; hours += 1) await stage.forward('1 hour')
    expect(ben.messages()).toHaveLength(quiet)
    await ben.presses(say.alerts.buttons.resume)
    await ben.presses(say.alerts.buttons.delete)
    const [left] = await stage.database.sql`select count(*)::int as alerts from alerts`
    expect(left).toEqual({ alerts: 0 })
  },
  { on: 'both' },
)
