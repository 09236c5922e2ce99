import { expect } from 'vitest'
import { spaced } from '../support/actor.ts'
import { story, words } from '../support/story.ts'

story(
  'mistyped-search',
  'a mistyped word finds what was meant, and the list can be put into another order and narrowed',
  async (stage) => {
    const { say, either } = stage
    const clara = await stage.client('Clara')
    const ben = await stage.worker('Ben')
    const long = either('Eine Teekanne ausführlich beschreiben', 'Describe a teapot at length')
    const short = either('Drei Sätze zu einer Teekanne', 'Three sentences about a teapot')
    const other = either('Adressen von Bäckereien suchen', 'Find addresses of bakeries')
    const plain = either('Wir brauchen Hilfe bei einer kleinen Sache.', 'We need help with a small matter.')
    await stage.job(clara, { title: long, brief: plain, rewardPoints: 900, minutes: 90 })
    await stage.job(clara, { title: short, brief: plain, rewardPoints: 300, minutes: 10 })
    await stage.job(clara, { title: other, brief: plain, category: 'web-research' })

    await ben.presses(say.jobs.menu.find)
    expect(ben.last().text).toContain(other)
    await ben.writes(either('/jobs Tekanne', '/jobs taepot'))
    expect(ben.last().text).toContain(words(say.find.list.meant(either('Teekanne', 'teapot'))))
    expect(ben.last().text).not.toContain(other)

    await ben.presses(say.find.list.filters)
    await ben.presses(say.find.filters.buttons.sort)
    await ben.presses(say.find.filters.sortings['per-hour'])
    const perHour = ben.last().text ?? ''
    expect(perHour.indexOf(short)).toBeLessThan(perHour.indexOf(long))
    await ben.presses(say.find.list.filters)
    await ben.presses(say.find.filters.buttons.reward)
    await ben.presses(spaced(say.find.filters.reward(500)))
    await ben.presses(say.find.filters.buttons.onlyMine)
    await ben.presses(say.find.filters.buttons.show)
    expect([ben.last().text?.includes(long), ben.last().text?.includes(short)]).toEqual([true, false])
    await ben.presses(say.find.list.filters)
    await ben.presses(say.find.filters.buttons.reset)
    await ben.presses(say.find.filters.buttons.show)
    await ben.presses('2')
    const [kept] = await stage.database.sql`select words, sorting, minimum_reward_points from job_searches`
    expect(kept).toMatchObject({ sorting: 'newest', minimum_reward_points: null })
  },
  { on: 'both' },
)
