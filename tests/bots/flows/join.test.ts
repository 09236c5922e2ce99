import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinAs, openStage, visitor, type Stage, type Visitor } from '../screens/account-stage.ts'
import { testDatabase } from '../../support/database.ts'

const db = await testDatabase()
let stage: Stage
let number = 5_000

beforeEach(async () => {
  await db.setClock('2026-11-23 10:00:00+01')
  stage = openStage(db)
})
afterEach(() => stage.runner.stop())

const nextId = (): string => String((number += 1))

interface Row {
  readonly status: string
  readonly language: string
  readonly born: string
  readonly wants_work: boolean
  readonly wants_post: boolean
  readonly wants_shop: boolean
  readonly terms_version: string | null
}
async function rowOf(externalId: string): Promise<Row | undefined> {
  const [row] = await db.sql<Row[]>`
    select m.status, m.language, m.birth_date::text as born, m.wants_work, m.wants_post, m.wants_shop, m.terms_version
      from members m join identities i on i.member_id = m.id where i.external_id = ${externalId}`
  return row
}

/** Somebody with a German client up to the question for the date. */
async function german(id = nextId()): Promise<Visitor> {
  const one = visitor(stage, id, 'de-AT')
  await one.goes('menu')
  await one.taps('🇩🇪 Auf Deutsch weiter')
  return one
}

describe('joining', () => {
  test('begins with a welcome in both languages, the client’s own first', async () => {
    const one = visitor(stage, nextId(), 'de-AT')
    await one.goes('menu')
    expect(one.sees()).toMatch(/^👋 Willkommen bei Klickwork\n[^]*👋 Welcome to Klickwork\n/)
    expect(one.labels()).toEqual(['🇩🇪 Auf Deutsch weiter', '🇬🇧 Continue in English'])
    const other = visitor(stage, nextId(), 'fr')
    await other.goes('menu')
    expect(other.labels()).toEqual(['🇬🇧 Continue in English', '🇩🇪 Auf Deutsch weiter'])
  })

  test('takes three taps and one date, in German', async () => {
    const id = nextId()
    const one = await german(id)
    expect(one.sees()).toBe(
      'Schritt 1 von 3\nWann bist du geboren? Schreib das Datum zum Beispiel so: 24.12.1998\n' +
        'Mitmachen kannst du ab 14 Jahren. Dein Geburtsdatum sieht sonst niemand.\n[✖ Abbrechen]',
    )
    await one.says('24. 12. 1990')
    expect(one.sees()).toMatch(
      /^Schritt 2 von 3\nWas möchtest du hier tun\?.*\n\[✓ Aufträge erledigen]\n\[Aufträge vergeben]\n/,
    )
    await one.presses({ do: 'done', key: 'wants' })
    expect(one.sees()).toMatch(/Du bist am 24\.12\.1990 geboren, stimmt das\?/)
    expect(one.sees()).toMatch(/\/terms und \/privacy\n\[✅ Ich stimme zu]/)
    await one.presses({ do: 'answer', key: 'agree', value: 'agree' })
    expect(one.sees()).toMatch(/^Willkommen bei Klickwork, Mia!\n/)
    expect(one.labels()).toEqual(['🔎 Aufträge finden', '« Menü'])
    expect(await rowOf(id)).toEqual({
      status: 'active',
      language: 'de',
      born: '1990-12-24',
      wants_work: true,
      wants_post: false,
      wants_shop: false,
      terms_version: '2026-11',
    })
    await db.assertWorld()
  })

  test('goes on in the language of the tapped button from the next question on', async () => {
    const id = nextId()
    const one = visitor(stage, id, 'de')
    await one.goes('menu')
    await one.taps('🇬🇧 Continue in English')
    expect(one.sees()).toMatch(/^Step 1 of 3\nWhen were you born\?[^]*\[✖ Cancel]$/)
    await one.says('yesterday')
    expect(one.sees()).toMatch(/That is not a date I can read/)
    await one.goes('settings.language', 'de')
    expect(one.sees()).toMatch(/Wann bist du geboren\?[^]*\[✖ Abbrechen]$/)
    expect((await rowOf(id))?.status).toBe('joining')
  })

  test('refuses a date that no calendar has, one of the future and one before 1900', async () => {
    const one = await german()
    await one.says('30.02.1990')
    expect(one.sees()).toMatch(/kein Datum, das ich kenne/)
    await one.says('24.11.2026')
    expect(one.sees()).toMatch(/01\.01\.1900 bis zum 23\.11\.2026/)
    await one.says('31.12.1899')
    expect(one.sees()).toMatch(/01\.01\.1900 bis zum 23\.11\.2026/)
  })

  test('wants at least one thing to do', async () => {
    const one = await german()
    await one.says('24.12.1990')
    await one.presses({ do: 'toggle', key: 'wants', value: 'work' })
    await one.presses({ do: 'done', key: 'wants' })
    expect(one.sees()).toMatch(/mindestens eine Möglichkeit/)
  })

  test('keeps somebody out of every screen but help, privacy, terms and imprint until it is done', async () => {
    const one = await german()
    await one.goes('wallet')
    expect(one.sees()).toMatch(/Wann bist du geboren/)
    for (const [screen, head] of [
      ['help', '❓ Hilfe'],
      ['privacy', '🔒 Datenschutz'],
      ['terms', '📄 Nutzungsbedingungen'],
      ['imprint', 'Impressum'],
    ] as const) {
      await one.goes(screen)
      expect(one.sees().split('\n')[0]).toBe(head)
      await one.taps('« Weiter')
      expect(one.sees()).toMatch(/Wann bist du geboren/)
    }
  })

  test('ends at what was wanted in the beginning', async () => {
    const one = visitor(stage, nextId(), 'en')
    await one.goes('job.show', 'abc123')
    await one.taps('🇬🇧 Continue in English')
    await one.says('24/12/1990')
    await one.presses({ do: 'done', key: 'wants' })
    await one.presses({ do: 'answer', key: 'agree', value: 'agree' })
    expect(one.sees()).toBe('Welcome to Klickwork, Mia!\nJob abc123')
  })

  test('shows the list without the words when these are too long for a button', async () => {
    const one = visitor(stage, nextId(), 'en')
    await one.goes('jobs.find', 'ein sehr langes Suchwort über die Grenze hinaus')
    await one.taps('🇬🇧 Continue in English')
    await one.says('24/12/1990')
    await one.presses({ do: 'done', key: 'wants' })
    await one.presses({ do: 'answer', key: 'agree', value: 'agree' })
    expect(one.sees()).toBe('Welcome to Klickwork, Mia!\nJobs ')
  })

  test('is over for somebody who is a member', async () => {
    const one = await joinAs(stage, nextId())
    await one.goes('join', 'de')
    expect(one.sees()).toBe('Menu in en')
  })

  test('offers a new client the play money of the sandbox, and outside of it the deposit', async () => {
    const one = await joinAs(stage, nextId(), { wants: 'post' })
    expect(one.labels()).toEqual(['🎮 €50.00 play money', '➕ Post a job', '« Menu'])
    await stage.runner.stop()
    stage = openStage(db, { sandbox: false })
    const other = await joinAs(stage, nextId(), { wants: 'post' })
    expect(other.labels()).toEqual(['💶 Pay in', '➕ Post a job', '« Menu'])
  })
})

describe('age', () => {
  test('somebody who turns 14 tomorrow is refused kindly and asked nothing more', async () => {
    const one = await german()
    await one.says('24.11.2012')
    expect(one.sees()).toMatch(/^Danke für deine ehrliche Antwort\. Klickwork ist leider erst ab 14 Jahren\./)
    expect(one.labels()).toEqual([])
  })

  test('somebody who is 14 today may join and hears that a guardian has to agree first', async () => {
    const id = nextId()
    const one = await joinAs(stage, id, { born: '23.11.2012' })
    expect((await rowOf(id))?.status).toBe('active')
    expect(one.sees()).toMatch(/Before you take your first job, a parent or guardian has to agree/)
  })

  test('whoever is 18 today needs no guardian, the day before it still does', async () => {
    const grown = await joinAs(stage, nextId(), { born: '23.11.2008' })
    expect(grown.sees()).not.toMatch(/guardian/)
    const nearly = await joinAs(stage, nextId(), { born: '24.11.2008' })
    expect(nearly.sees()).toMatch(/guardian/)
  })

  test('born on 29 February, one is a year older on 1 March', async () => {
    await db.setClock('2026-02-28 12:00:00+01')
    const early = await german()
    await early.says('29.02.2012')
    expect(early.sees()).toMatch(/erst ab 14 Jahren/)
    await db.setClock('2026-03-01 12:00:00+01')
    const late = await german()
    await late.says('29.02.2012')
    expect(late.sees()).toMatch(/^Schritt 2 von 3/)
  })

  test('a day begins at midnight in Berlin', async () => {
    await db.setClock('2026-11-22 22:59:00Z')
    const before = await german()
    await before.says('23.11.2012')
    expect(before.sees()).toMatch(/erst ab 14 Jahren/)
    await db.setClock('2026-11-22 23:01:00Z')
    const after = await german()
    await after.says('23.11.2012')
    expect(after.sees()).toMatch(/^Schritt 2 von 3/)
  })

  test('of somebody too young nothing is stored but the refusal', async () => {
    const id = nextId()
    const before = await counts()
    const one = await german(id)
    await one.says('01.05.2013')
    expect(await counts()).toEqual({ ...before, age_refusals: before.age_refusals + 1 })
    const typed = await db.sql`select from inbox where payload::text like '%2013%' or reply::text like '%2013%'`
    expect(typed.length).toBe(0)
    const logged = await db.sql`select from audit where detail::text like '%2013%'`
    expect(logged.length).toBe(0)
  })

  test('somebody too young is refused again within 24 hours and leaves nothing then either', async () => {
    const id = nextId()
    const one = await german(id)
    await one.says('01.05.2013')
    const left = await counts()
    await db.forward('23 hours 59 minutes')
    for (const attempt of [
      () => one.goes('menu'),
      () => one.says('24.12.1990'),
      () => one.goes('settings.language', 'en'),
    ]) {
      await attempt()
      expect(one.sees()).toMatch(/^(?:Klickwork ist leider erst ab 14|Klickwork is for people of 14)/)
      expect(one.labels()).toEqual([])
      expect(await counts()).toEqual(left)
    }
    await one.goes('privacy')
    expect(one.sees()).toMatch(/^🔒 Datenschutz/)
    expect(await counts()).toEqual(left)
  })

  test('somebody too young is asked again after 24 hours, however often they came in between', async () => {
    const id = nextId()
    const one = await german(id)
    await one.says('01.05.2013')
    await db.forward('12 hours')
    await one.goes('menu')
    await db.forward('12 hours 1 minute')
    await one.goes('menu')
    await one.taps('🇩🇪 Auf Deutsch weiter')
    await one.says('01.05.2003')
    expect(one.sees()).toMatch(/^Schritt 2 von 3/)
  })
})

/** How many rows each table has that could hold something about a person. */
async function counts(): Promise<{ readonly [table: string]: number; readonly age_refusals: number }> {
  const [row] = await db.sql<{ age_refusals: number }[]>`
    select (select count(*)::int from age_refusals) as age_refusals, (select count(*)::int from members) as members,
      (select count(*)::int from identities) as identities, (select count(*)::int from dialogs) as dialogs,
      (select count(*)::int from commands) as commands, (select count(*)::int from accounts) as accounts,
      (select count(*)::int from notices) as notices, (select count(*)::int from audit) as audit`
  if (row === undefined) throw new Error('nothing was counted')
  return { ...row }
}
