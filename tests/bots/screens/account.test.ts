import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinAs, memberOf, openStage, type Stage } from './account-stage.ts'
import { testDatabase } from '../../support/database.ts'

const db = await testDatabase()
let stage: Stage
let number = 8_000

beforeEach(async () => {
  await db.setClock('2026-11-23 10:00:00+01')
  stage = openStage(db)
})
afterEach(() => stage.runner.stop())

const nextId = (): string => String((number += 1))

describe('settings', () => {
  test('a tap changes the language at once, for everything that follows', async () => {
    const id = nextId()
    const one = await joinAs(stage, id, { language: 'en' })
    await one.goes('settings')
    expect(one.sees()).toBe(
      '⚙️ Settings\nLanguage: English\nTime zone: Europe/Berlin\nQuiet hours: 21:00 to 8:00\nWhat I tell you: everything\nWork languages: English\n' +
        'What you would like to do: Do jobs\n[🇩🇪 Deutsch]\n[🕒 Time zone]\n[🌙 Quiet hours]\n[🔔 Quiet hours off]\n' +
        '[🔔 What to tell you]\n[💬 Work languages]\n[🎯 What I want to do]\n[🚫 Blocked]\n[🔒 Privacy]\n[« Menu]',
    )
    await one.taps('🇩🇪 Deutsch')
    expect(one.sees()).toMatch(/^Wir sprechen jetzt Deutsch\.\n⚙️ Einstellungen\nSprache: Deutsch\n/)
    expect((await memberOf(db, id)).language).toBe('de')
    expect(one.sees()).toContain('Arbeitssprachen: Englisch')
    await one.goes('help')
    expect(one.sees()).toMatch(/^❓ Hilfe\n/)
  })

  test('a language that we do not speak changes nothing', async () => {
    const id = nextId()
    const one = await joinAs(stage, id)
    await one.goes('settings.language', 'fr')
    expect(one.sees()).toMatch(/^⚙️ Settings\nLanguage: English/)
    expect((await memberOf(db, id)).language).toBe('en')
  })

  test.each([
    ['vienna', 'Europe/Vienna'],
    ['Europe/Lisbon', 'Europe/Lisbon'],
    ['europe.zurich', 'Europe/Zurich'],
    ['New York', 'America/New_York'],
    ['madrid', 'Europe/Madrid'],
    ['Sao Paulo', 'America/Sao_Paulo'],
  ])('a time zone written as %s is %s', async (typed, zone) => {
    const id = nextId()
    const one = await joinAs(stage, id)
    await one.goes('time-zone')
    await one.says(typed)
    expect(one.sees()).toContain(`Saved. Your time zone is ${zone} now.`)
    expect((await memberOf(db, id)).timeZone).toBe(zone)
  })

  test('a time zone can be tapped, and one that does not exist is refused', async () => {
    const id = nextId()
    const one = await joinAs(stage, id, { language: 'de' })
    await one.goes('time-zone')
    await one.says('Mars/Olympus')
    expect(one.sees()).toMatch(/Diese Stadt kenne ich nicht/)
    await one.presses({ do: 'answer', key: 'zone', value: 'Europe.Vienna' })
    expect((await memberOf(db, id)).timeZone).toBe('Europe/Vienna')
  })

  test('quiet hours are kept, and can be switched off', async () => {
    const id = nextId()
    const one = await joinAs(stage, id, { language: 'de' })
    await one.goes('quiet-hours')
    await one.says('24')
    expect(one.sees()).toMatch(/von 0 bis 23/)
    await one.says('22')
    await one.presses({ do: 'answer', key: 'to', value: '7' })
    expect(one.sees()).toMatch(/^Gespeichert\. Von 22 bis 7 Uhr ist Ruhe\.\n[^]*Ruhezeiten: 22 bis 7 Uhr/)
    await one.taps('🔔 Ruhezeiten aus')
    expect(one.sees()).toMatch(/Ruhezeiten: keine/)
    expect(one.labels()).not.toContain('🔔 Ruhezeiten aus')
    const { quietFrom, quietTo } = await memberOf(db, id)
    expect(quietFrom).toBe(quietTo)
  })

  test('work languages and wishes can be several', async () => {
    const id = nextId()
    const one = await joinAs(stage, id)
    await one.goes('work-languages')
    await one.presses({ do: 'toggle', key: 'languages', value: 'de' })
    await one.presses({ do: 'done', key: 'languages' })
    expect(one.sees()).toMatch(/Work languages: German and English/)
    await one.goes('wants')
    await one.presses({ do: 'toggle', key: 'wants', value: 'post' })
    await one.presses({ do: 'done', key: 'wants' })
    expect(one.sees()).toMatch(/^Saved\. To practise, €50\.00 of play money/)
    const member = await memberOf(db, id)
    expect([member.workLanguages, member.wantsWork, member.wantsPost]).toEqual([['de', 'en'], true, true])
  })
})

describe('help and the legal pages', () => {
  test('say what we never ask for', async () => {
    const one = await joinAs(stage, nextId())
    await one.goes('help')
    expect(one.sees()).toContain(
      'We never ask you for passwords, and whoever works here never pays anything in advance.',
    )
    await one.taps('👛 Points and money')
    expect(one.sees()).toContain('The fee here is 10% of the reward')
  })

  test('have the buttons for export and deletion', async () => {
    const one = await joinAs(stage, nextId())
    await one.goes('privacy')
    expect(one.sees()).toContain('Access, taking your data with you and deletion are in the chat')
  })

  test('say outside of the sandbox that the imprint has to be entered', async () => {
    await stage.runner.stop()
    stage = openStage(db, { sandbox: false })
    const one = await joinAs(stage, nextId())
    await one.goes('imprint')
    expect(one.sees()).toContain('has no imprint yet')
  })
})
