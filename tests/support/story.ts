import { expect, test } from 'vitest'
import { copyFor, type Copy } from '../../bots/copy/copy.ts'
import type { Text } from '../../bots/dialog/text.ts'
import type { Tx } from '../../core/db/connect.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as members from '../../core/members/index.ts'
import { LANGUAGES, type Language } from '../../core/shared/language.ts'
import { telegramWorld, type Actor, type World } from './telegram.ts'

/** What a story needs: people who have joined, jobs that are there, and the words of one language to press and read. */
export interface Stage extends World {
  readonly language: Language
  readonly say: Copy
  /** What people are called in the transcript whose part was decided by chance. */
  readonly parts: Record<string, string>
  /** The one of two sentences that is in the story's language. */
  either(de: string, en: string): string
  /** Somebody who posts jobs, with 50 EUR of play money unless `money` is false. */
  client(name: string, options?: { readonly money?: boolean }): Promise<Actor>
  worker(name: string, options?: { readonly born?: string }): Promise<Actor>
  /** A published job, by its public id. */
  job(client: Actor, fields: Partial<jobs.JobFields> & { readonly title: string }): Promise<string>
  /** Somebody's points. */
  points(actor: Actor): Promise<{ readonly budget: number; readonly earnings: number }>
  /** What lies in escrow, and what the platform has earned. */
  held(): Promise<{ readonly escrow: number; readonly fees: number }>
  /** How often money has moved in this way. */
  moved(kind: string): Promise<number>
}

/** One story, told in German and in English; what everybody saw is compared with the committed transcript. */
export function story(name: string, rule: string, tell: (stage: Stage) => Promise<void>): void {
  test.each(LANGUAGES)(`${rule} (%s)`, async (language) => {
    const stage = createStage(await telegramWorld(), language)
    await tell(stage)
    await stage.settle()
    await stage.database.assertWorld()
    for (const { payload } of stage.standIn.calls()) expect(JSON.stringify(payload)).not.toContain(stage.standIn.token)
    const file = `transcripts/${name}${language === 'de' ? '' : `.${language}`}.telegram.txt`
    await expect(stage.transcript.text(stage.parts)).toMatchFileSnapshot(file)
  })
}

/** The same stage for a second language: a trade between people who speak different ones. */
export function createStage(world: World, language: Language): Stage {
  const { database } = world
  const say = copyFor(language)
  const moneyButton = say.account.deposit.playMoneyButton(5_000)

  async function joined(name: string, born: string, isClient: boolean): Promise<Actor> {
    const { joining, settings } = say.account
    const actor = world.person(name, language)
    await actor.starts()
    await actor.presses(joining.start)
    await actor.writes(born)
    if (isClient) {
      await actor.presses(settings.wantNames.work)
      await actor.presses(settings.wantNames.post)
    }
    await actor.presses(say.dialog.done)
    await actor.presses(joining.agreeButton)
    return actor
  }

  return {
    ...world,
    language,
    say,
    parts: {},
    either: (de, en) => (language === 'de' ? de : en),
    client: (name, { money = true } = {}) =>
      world.aside(`${name} has joined to post jobs${money ? ', and has 5,000 points of play money' : ''}.`, async () => {
        const actor = await joined(name, '1990-12-24', true)
        if (money) await actor.presses(moneyButton)
        return actor
      }),
    worker: (name, { born = '2000-02-01' } = {}) =>
      world.aside(`${name} has joined to do jobs.`, () => joined(name, born, false)),
    job: (client, fields) =>
      world.aside(`${client.name} has posted “${fields.title}”.`, () =>
        database.withTx((tx) => published(tx, client, { ...usualFields(language), ...fields })),
      ),
    points: (actor) => pointsOf(world, actor),
    async held() {
      const [row] = await database.sql<{ escrow: string; fees: string }[]>`
        select coalesce(sum(amount) filter (where kind = 'escrow'), 0) as escrow,
               coalesce(sum(amount) filter (where kind = 'fees'), 0) as fees
        from entries join accounts on accounts.id = account_id`
      return { escrow: Number(row?.escrow), fees: Number(row?.fees) }
    },
    async moved(kind) {
      const [row] = await database.sql<{ times: number }[]>`
        select count(*)::integer as times from journals where kind = ${kind}`
      return row?.times ?? 0
    },
  }
}

function usualFields(language: Language): Omit<jobs.JobFields, 'title'> {
  const inGerman = language === 'de'
  return {
    category: 'texts',
    template: null,
    brief: inGerman
      ? 'Beschreibe unsere Teekanne so, dass man sie sofort kaufen möchte.'
      : 'Describe our teapot so that people want to buy it at once.',
    result: inGerman ? '120 bis 180 Wörter in kurzen Sätzen.' : '120 to 180 words in short sentences.',
    exampleLink: null,
    checklist: inGerman ? ['120 bis 180 Wörter', 'Keine Rechtschreibfehler'] : ['120 to 180 words', 'No spelling mistakes'],
    proof: ['text'],
    minutes: 40,
    rewardPoints: 800,
    slots: 1,
    taking: 'claim',
    workHours: 48,
    reviewDays: 5,
    openDays: 14,
    minimumAge: null,
    minimumStarsTenths: 0,
    minimumJobs: 0,
    languages: [],
    ai: 'allowed',
  }
}

async function published(tx: Tx, client: Actor, fields: jobs.JobFields): Promise<string> {
  const member = await memberOf(tx, client)
  const written = await jobs.write(tx, member, { key: `story:${fields.title}`, fields, feeBasisPoints: 1000 })
  const job = await jobs.publish(tx, member, { key: `job:${written.publicId}:publish`, job: written.publicId })
  return job.publicId
}

async function memberOf(tx: Tx, actor: Actor): Promise<members.Member> {
  const member = await members.ofIdentity(tx, 'telegram', String(actor.id))
  if (member === undefined) throw new Error(`${actor.name} is no member`)
  return member
}

async function pointsOf({ database }: World, actor: Actor): Promise<{ budget: number; earnings: number }> {
  const [row] = await database.sql<{ budget: string; earnings: string }[]>`
    select coalesce(sum(balance) filter (where kind = 'budget'), 0) as budget,
           coalesce(sum(balance) filter (where kind = 'earnings'), 0) as earnings
    from accounts join identities on member_id = owner_id
    where platform = 'telegram' and external_id = ${String(actor.id)}`
  return { budget: Number(row?.budget), earnings: Number(row?.earnings) }
}

/** A sentence of the copy as it is read. */
export function words(text: Text): string {
  return text
    .map((part) => {
      if (part.is === 'bold') return words(part.text)
      return part.is === 'list' ? part.items.map(words).join('\n') : part.text
    })
    .join('')
}
