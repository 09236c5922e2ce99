import * as moderation from '../../../core/moderation/index.ts'
import * as members from '../../../core/members/index.ts'
import * as core from '../../../core/shop/index.ts'
import { goods } from '../../support/goods.ts'
import { newKey } from '../../support/people.ts'
import { offered, openAnother, stocked } from '../../support/shop.ts'
import { testVault } from '../../support/vault.ts'
import { at, when } from '../model/base.ts'
import { choose } from '../model/choose.ts'
import type { Command } from './commands.ts'
import * as oracle from './oracle.ts'
import * as doors from './oracle-doors.ts'
import type { Stage } from './play.ts'

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>
const REASON = 'So steht es im Beleg.'
const SHARED_LIMIT = 2

/** What the owner does with shop and shelves, and what an operator does with people. */
export async function performDoors(
  stage: Stage,
  command: Exclude<Command, Of<'buy' | 'order' | 'go-on' | 'complain' | 'answer' | 'decide' | 'withdraw' | 'wait'>>,
): Promise<void> {
  switch (command.do) {
    case 'codes':
      return addCodes(stage, command)
    case 'take-back':
      return takeBack(stage, command)
    case 'count':
      return count(stage, command)
    case 'limit':
      return limit(stage, command)
    case 'post':
      return post(stage, command.kind)
    case 'shelve':
      return shelve(stage, command)
    case 'shop':
      return command.verb === 'close' ? close(stage) : open(stage)
    case 'suspend':
      return suspend(stage, command.who)
    case 'browse':
      return browse(stage, command)
  }
}

/** An offer of this kind: the newest one, now and then another. */
export function offerOf({ offers }: oracle.Shop, kind: oracle.Kind, pick: number): number | undefined {
  const all = [...offers.keys()].filter((index) => at(offers, index).kind === kind)
  return pick % 4 === 3 ? all[pick % all.length] : all.at(-1)
}

/** With the owner as he is now, or somebody who has no shop. */
const tries = ({ owner, buyers }: Stage, wrong: boolean) => (wrong ? at(buyers, 0) : owner)
const againstOwner = (shop: oracle.Shop, wrong: boolean, unknown: string) =>
  wrong ? [unknown, 'member.suspended'] : doors.againstActing(shop, doors.OWNER)

async function addCodes(stage: Stage, { kind, count: codes, text }: Of<'codes'>): Promise<void> {
  const { shop, database, owner, offers, imports, expect } = stage
  const index = offerOf(shop, kind, 0)
  if (index === undefined) return
  const offer = at(offers, index)
  const isShared = kind === 'shared'
  const fresh = isShared
    ? [`ALLE-${text}`]
    : Array.from({ length: codes }, () => newKey('CODE').replaceAll(/[^A-Za-z0-9]/g, ''))
  await expect(
    `codes ${kind}`,
    doors.againstDelivering(shop, index, text),
    () => stocked(database, owner, offer, fresh),
    {
      twice: false,
      after: ({ publicId }) => {
        imports.push(publicId)
        oracle.deliver(shop, index, isShared ? doors.room(shop, index) : codes, isShared ? text : 0)
      },
    },
  )
}

async function takeBack(stage: Stage, { pick, wrong, twice }: Of<'take-back'>): Promise<void> {
  const { shop, database, imports, expect } = stage
  const index = choose(shop.deliveries, pick, ({ isBack }) => !isBack)
  if (index === undefined) return
  const input = { key: newKey('back'), import: at(imports, index) }
  const against = [
    ...againstOwner(shop, wrong, 'import.unknown'),
    ...when(!wrong && at(shop.deliveries, index).isBack, 'import.wrong_state'),
  ]
  const run = async () => {
    await database.withTx((tx) => core.withdrawCodes(tx, tries(stage, wrong), input))
    return undefined
  }
  await expect('take-back', against, run, { twice, after: () => oracle.takeBack(shop, index) })
}

async function count(stage: Stage, { pieces, pick, wrong, twice }: Of<'count'>): Promise<void> {
  const { shop, database, offers, expect } = stage
  const index = offerOf(shop, 'goods', pick)
  if (index === undefined) return
  const offer = at(shop.offers, index)
  const input = { key: newKey('stock'), offer: at(offers, index).publicId, stock: pieces }
  const against = [
    ...againstOwner(shop, wrong, 'offer.unknown'),
    ...when(!wrong && offer.status === 'archived', 'offer.wrong_state'),
  ]
  const run = () => database.withTx((tx) => core.setStock(tx, tries(stage, wrong), input))
  await expect('count', against, run, { twice, after: () => void (offer.pieces = pieces) })
}

async function limit(stage: Stage, { more, pick, wrong, twice }: Of<'limit'>): Promise<void> {
  const { shop, database, offers, imports, expect } = stage
  const index = offerOf(shop, 'shared', pick)
  if (index === undefined) return
  const offer = at(shop.offers, index)
  const input = { key: newKey('limit'), offer: at(offers, index).publicId, limit: offer.limit + more }
  const against = [
    ...againstOwner(shop, wrong, 'offer.unknown'),
    ...when(!wrong && offer.status === 'archived', 'offer.wrong_state'),
    ...when(!wrong && more === 0, 'job.bad_field'),
  ]
  const run = () => database.withTx((tx) => core.raiseLimit(tx, tries(stage, wrong), testVault, input))
  const before = shop.deliveries.length
  await expect('limit', against, run, { twice, after: () => doors.raise(shop, index, offer.limit + more) })
  if (shop.deliveries.length > before) imports.push(await newestImport(stage, index))
}

async function newestImport({ database, offers }: Stage, index: number): Promise<string> {
  const page = { limit: 1 }
  const found = await database.withTx((tx) => core.importsOf(tx, at(offers, index), page))
  return at(found.imports, 0).publicId
}

async function post(stage: Stage, kind: oracle.Kind | 'advert'): Promise<void> {
  const { shop, database, owner, offers, adverts, expect } = stage
  const against = [...doors.againstActing(shop, doors.OWNER), ...when(!shop.isOpen, 'shop.not_open')]
  const points = kind === 'advert' ? 0 : oracle.POINTS[kind]
  const title = `Ding ${shop.offers.length + shop.adverts.length}`
  const run = (): Promise<core.Shelved | core.ShownAdvert> => {
    if (kind === 'goods') return goods(database, owner, { title, points, stock: 0 })
    if (kind !== 'advert') {
      return offered(database, owner, {
        title,
        points,
        pool: kind === 'shared' ? 'shared' : 'single',
        announced: SHARED_LIMIT,
      })
    }
    const words = 'Jeden Freitag frisch aus dem Ofen.'
    const about = { category: 'food', title, words, link: null, code: 'KUCHEN10' } as const
    return database.withTx((tx) => core.createAdvert(tx, owner, { key: newKey('advert'), ...about }))
  }
  await expect(`post ${kind}`, against, run, {
    twice: false,
    after: (posted) => {
      if ('pool' in posted) offers.push(posted)
      else adverts.push(posted.publicId)
      doors.post(shop, kind, SHARED_LIMIT)
    },
  })
}

async function shelve(stage: Stage, { what, verb, pick, wrong, twice }: Of<'shelve'>): Promise<void> {
  const { shop, database, offers, adverts, expect } = stage
  const { from, to } = doors.SHELF_VERBS[verb]
  const things = what === 'offer' ? shop.offers : shop.adverts
  const fits = ({ status }: { readonly status: string }) => from.some((one) => one === status)
  const index = choose(things, pick, fits)
  if (index === undefined) return
  const thing = at(things, index)
  const against = [...againstOwner(shop, wrong, 'offer.unknown'), ...when(!wrong && !fits(thing), 'offer.wrong_state')]
  const key = newKey(verb)
  const run = async () => {
    const by = tries(stage, wrong)
    await database.withTx(async (tx) => {
      if (what === 'offer') await core.moveOffer(tx, by, { key, offer: at(offers, index).publicId, verb })
      else await core.moveAdvert(tx, by, { key, advert: at(adverts, index), verb })
    })
    return undefined
  }
  await expect(`${verb} ${what}`, against, run, { twice, after: () => void (thing.status = to) })
}

async function close({ shop, database, owner, expect }: Stage): Promise<void> {
  const key = newKey('close')
  const against = [...doors.againstActing(shop, doors.OWNER), ...when(!shop.isOpen, 'shop.wrong_state')]
  const run = async () => {
    await database.withTx((tx) => core.closeShop(tx, owner, key))
    return undefined
  }
  await expect('close', against, run, { twice: false, after: () => void (shop.isOpen = false) })
}

async function open(stage: Stage): Promise<void> {
  const { shop, database, owner, operator, name, expect } = stage
  const against = [...doors.againstActing(shop, doors.OWNER), ...when(shop.isOpen, 'shop.exists')]
  const run = () => openAnother(database, operator, owner, { name })
  await expect('open', against, run, {
    twice: false,
    after: () => {
      shop.isOpen = true
      shop.shops += 1
    },
  })
  if (against.length === 0) for (const kind of ['voucher', 'goods'] as const) await post(stage, kind)
}

async function suspend(stage: Stage, who: number): Promise<void> {
  const { shop, database, operator, buyers } = stage
  const member = who === doors.OWNER ? stage.owner : at(buyers, who - 1)
  const isLifted = at(shop.isSuspended, who)
  const [row] = await database.sql<{ id: string }[]>`
    select public_id as id from suspensions where member_id = ${member.id} and lifted_at is null`
  const said = { key: newKey('suspend'), reason: REASON }
  const now = await database.withTx(async (tx) => {
    if (isLifted) await moderation.liftSuspension(tx, operator, { ...said, suspension: row?.id ?? '' })
    else await moderation.suspend(tx, operator, { ...said, member: member.publicId })
    return members.byId(tx, member.id)
  })
  if (now === undefined) throw new Error('nobody was suspended')
  shop.isSuspended[who] = !isLifted
  if (who === doors.OWNER) stage.owner = now
  else buyers[who - 1] = now
}

/** What a buyer finds on the shelf and among the advertisements. */
async function browse({ shop, database, buyers, offers, adverts, name }: Stage, { buyer, affordable }: Of<'browse'>) {
  const page = { words: name, affordable, limit: 50 }
  const found = await database.withTx((tx) => core.shelf(tx, at(buyers, buyer), page))
  const ids = (indexes: readonly number[]) => indexes.map((index) => at(offers, index).publicId).join(' ')
  const seen = found.offers.map(({ publicId }) => publicId).join(' ')
  const expected = ids(doors.shelf(shop, buyer, affordable))
  if (seen !== expected) throw new Error(`the shelf: expected ${expected}, was ${seen}`)
  const shown = await database.withTx((tx) => core.adverts(tx, { limit: 50 }))
  for (const [index, advert] of shop.adverts.entries()) {
    const isShown = shown.adverts.some(({ publicId }) => publicId === at(adverts, index))
    if (isShown !== doors.isOffered(shop, advert)) throw new Error(`advertisement ${index}: shown is ${isShown}`)
  }
}
