import { expect, inject, test } from 'vitest'
import { copyFor, type Copy } from '../../bots/copy/copy.ts'
import type { Text } from '../../bots/dialog/text.ts'
import type { Tx } from '../../core/db/connect.ts'
import * as deposits from '../../core/deposits/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as members from '../../core/members/index.ts'
import type { Platform } from '../../core/members/index.ts'
import { LANGUAGES, type Language } from '../../core/shared/language.ts'
import { operatorId, type Actor, type World } from './actor.ts'
import { NO_CHECKS } from './people.ts'
import { expectPublished } from './published.ts'
import { openWorld, type WorldOptions } from './world.ts'

interface Options {
  readonly on?: Platform
  /** Has the daily digest, which is switched off for whoever a story needs for something else. */
  readonly digest?: boolean
}

/** What a story needs: people who have joined, jobs that are there, and the words of one language to press and read. */
export interface Stage extends World {
  readonly language: Language
  readonly say: Copy
  /** What people are called in the transcript whose part was decided by chance. */
  readonly parts: Record<string, string>
  /** The one of two sentences that is in the story's language. */
  either(de: string, en: string): string
  /** Somebody who posts jobs, with 50 EUR of play money unless `money` is false. */
  client(name: string, options?: Options & { readonly money?: boolean; readonly id?: number }): Promise<Actor>
  worker(name: string, options?: Options & { readonly born?: string }): Promise<Actor>
  /** Olga, whom the configuration names as an operator. */
  operator(): Promise<Actor>
  /** A published job, by its public id. */
  job(client: Actor, fields: Partial<jobs.JobFields> & { readonly title: string }): Promise<string>
  /** Somebody's points. */
  points(actor: Actor): Promise<{ readonly budget: number; readonly earnings: number }>
  /** What lies in escrow, and what the platform has earned. */
  held(): Promise<{ readonly escrow: number; readonly fees: number }>
  /** How often money has moved in this way. */
  moved(kind: string): Promise<number>
}

/** How a story is told: on which platform, in which language, and on Discord by which door. */
export interface Telling extends Pick<WorldOptions, 'platform' | 'door'> {
  readonly language: Language
  readonly on: string
}

const ON_TELEGRAM: readonly Telling[] = LANGUAGES.map((language) => ({ language, on: `Telegram, ${language}` }))
const ON_DISCORD: readonly Telling[] = [
  { platform: 'discord', door: 'gateway', language: 'de', on: 'Discord by the gateway, de' },
  { platform: 'discord', door: 'http', language: 'de', on: 'Discord by HTTP, de' },
]
const ENGLISH_DISCORD: Telling = { platform: 'discord', door: 'gateway', language: 'en', on: 'Discord, en' }

export interface StoryOptions extends Omit<WorldOptions, 'platform' | 'door'> {
  /** Where the story is told; on Telegram alone unless told. Discord tells it in German, by both doors. */
  readonly on?: 'telegram' | 'discord' | 'both' | 'both in both languages' | 'across'
}

const TELLINGS: Readonly<Record<NonNullable<StoryOptions['on']>, readonly Telling[]>> = {
  telegram: ON_TELEGRAM,
  discord: ON_DISCORD,
  both: [...ON_TELEGRAM, ...ON_DISCORD],
  'both in both languages': [...ON_TELEGRAM, ...ON_DISCORD, ENGLISH_DISCORD],
  across: [
    { door: 'gateway', language: 'de', on: 'across the platforms, by the gateway' },
    { door: 'http', language: 'de', on: 'across the platforms, by HTTP' },
  ],
}

/**
 * Under CI once, on a platform, in a language and by a door that the name decides, so that each has its share of the
 * stories: all give transcripts of the same happenings, and the run has its time. `npm test` tells them all.
 */
function told(tellings: readonly Telling[], name: string): readonly Telling[] {
  return inject('brief') ? tellings.slice(name.length % tellings.length).slice(0, 1) : tellings
}

/** One story, told wherever and in whichever languages; what everybody saw is compared with the committed transcript. */
export function story(
  name: string,
  rule: string,
  tell: (stage: Stage) => Promise<void>,
  { on = 'telegram', ...options }: StoryOptions = {},
): void {
  test.each(told(TELLINGS[on], name))(`${rule} ($on)`, async ({ language, platform, door }) => {
    const where = { ...(platform === undefined ? {} : { platform }), ...(door === undefined ? {} : { door }) }
    const stage = createStage(await openWorld({ ...options, ...where }), language)
    await tell(stage)
    await stage.settle()
    await stage.database.assertWorld()
    for (const { payload } of stage.standIn.calls()) expect(JSON.stringify(payload)).not.toContain(stage.standIn.token)
    expectPublished(stage)
    const place = on === 'across' ? 'across' : (platform ?? 'telegram')
    const file = `transcripts/${name}${language === 'de' ? '' : `.${language}`}.${place}.txt`
    await expect(stage.transcript.text(stage.parts)).toMatchFileSnapshot(file)
  })
}

interface Joined extends Options {
  readonly born: string
  readonly wants: 'work' | 'post'
  readonly money: boolean
  readonly id?: number
}

/** The same stage for a second language: a trade between people who speak different ones. */
export function createStage(world: World, language: Language): Stage {
  const { database } = world
  const say = copyFor(language)

  /** Somebody who has joined already; other stories tell how that goes. */
  async function joined(name: string, { born, wants, money, on, id, digest = false }: Joined): Promise<Actor> {
    const actor = world.person(name, language, id, on ?? world.platform)
    const { platform } = actor
    const externalId = String(actor.id)
    await database.withTx(async (tx) => {
      const place = platform === 'discord' ? `dm:${externalId}` : externalId
      const identity = { platform, externalId, name, locale: language, place }
      const newcomer = await members.meet(tx, identity)
      const input = { key: `story:${name}:join`, language, birthDate: born, wants: [wants], minimumAge: 14 }
      const member = await members.join(tx, newcomer, input)
      if (money) await deposits.playMoney(tx, member)
      if (!digest) await members.setTopic(tx, member, { topic: 'digest', isOn: false })
    })
    await actor.starts()
    return actor
  }

  return {
    ...world,
    language,
    say,
    parts: {},
    either: (de, en) => (language === 'de' ? de : en),
    client: (name, { money = true, ...options } = {}) =>
      world.aside(`${name} has joined to post jobs${money ? ', and has 5,000 points of play money' : ''}.`, () =>
        joined(name, { ...options, born: '1990-12-24', wants: 'post', money }),
      ),
    worker: (name, { born = '2000-02-01', ...options } = {}) =>
      world.aside(`${name} has joined to do jobs.`, () =>
        joined(name, { ...options, born, wants: 'work', money: false }),
      ),
    operator: () =>
      world.aside('Olga, the operator, has joined.', async () => {
        const olga = world.person('Olga', language, operatorId)
        await olga.starts()
        await olga.presses(say.account.joining.start)
        await olga.writes('1980-05-05')
        await olga.presses(say.dialog.done)
        await olga.presses(say.account.joining.agreeButton)
        return olga
      }),
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
    checklist: inGerman
      ? ['120 bis 180 Wörter', 'Keine Rechtschreibfehler']
      : ['120 to 180 words', 'No spelling mistakes'],
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
    qualification: null,
    languages: [],
    invitedOnly: false,
    ai: 'allowed',
  }
}

async function published(tx: Tx, client: Actor, fields: jobs.JobFields): Promise<string> {
  const member = await memberOf(tx, client)
  const written = await jobs.write(tx, member, { key: `story:${fields.title}`, fields, feeBasisPoints: 1000 })
  const job = await jobs.publish(tx, member, {
    key: `job:${written.publicId}:publish`,
    job: written.publicId,
    checks: NO_CHECKS,
  })
  return job.publicId
}

export async function memberOf(tx: Tx, actor: Actor): Promise<members.Member> {
  const member = await members.ofIdentity(tx, actor.platform, String(actor.id))
  if (member === undefined) throw new Error(`${actor.name} is no member`)
  return member
}

async function pointsOf({ database }: World, actor: Actor): Promise<{ budget: number; earnings: number }> {
  const [row] = await database.sql<{ budget: string; earnings: string }[]>`
    select coalesce(sum(balance) filter (where kind = 'budget'), 0) as budget,
           coalesce(sum(balance) filter (where kind = 'earnings'), 0) as earnings
    from accounts join identities on member_id = owner_id
    where platform = ${actor.platform} and external_id = ${String(actor.id)}`
  return { budget: Number(row?.budget), earnings: Number(row?.earnings) }
}

/** A sentence of the copy as it is read, up to the first command: that is called differently on each platform. */
export function words(text: Text): string {
  const at = text.findIndex(({ is }) => is === 'command' || is === 'commands')
  return (at === -1 ? text : text.slice(0, at))
    .map((part) => {
      switch (part.is) {
        case 'bold':
          return words(part.text)
        case 'list':
          return part.items.map(words).join('\n')
        case 'command':
        case 'commands':
          return ''
        case 'plain':
        case 'said':
        case 'code':
        case 'link':
        case 'time':
          return part.text
      }
    })
    .join('')
}
