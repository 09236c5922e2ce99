import * as deposits from '../../core/deposits/index.ts'
import * as members from '../../core/members/index.ts'
import { LANGUAGES, type Language } from '../../core/shared/language.ts'
import { copyFor } from '../copy/copy.ts'
import { go, looks, type Button, type Card } from '../dialog/card.ts'
import { noteCard } from '../dialog/draw.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { JOIN, type Outcome, type Turn } from '../dialog/routes.ts'
import { join as joinTexts } from '../dialog/text.ts'
import { card, lines, menuButton, title } from '../screens/parts.ts'
import { WANTS, type Want } from '../screens/settings.ts'
import { forgottenAgain } from './too-young.ts'

/** Nobody who can write here was born earlier. */
const EARLIEST_BIRTH = '1900-01-01'
/** What a button can carry of a wanted intent besides the language (64 bytes on Telegram, `i:settings.language:de`). */
const WANTED_BYTES = 40
/** Intents of somebody who comes to post jobs. */
const POSTING: ReadonlySet<string> = new Set(['post-job', 'jobs.mine', 'deposit', 'play-money'])

/**
 * How everybody begins: a bilingual welcome, then three questions in the chosen language. Arguments: nothing or the
 * wanted intent for the welcome, `[language, ...wanted]` from there on. Without a review, so that somebody too young is
 * not asked anything after the date: the last question is the agreement.
 */
export const join = flow(JOIN, { title: (copy) => copy.account.joining.title })
  .guard(async (turn, args) => {
    const { member, copy, settings } = turn
    if (member.status !== 'joining') return { show: { do: 'menu', args: [] } }
    if (await forgottenAgain(turn)) {
      return { show: noteCard(copy.account.joining.tooYoungBefore(settings.minimumAge)) }
    }
    return languageIn(args) === undefined ? { show: welcome(member.language, args) } : undefined
  })
  .page(async (_, { tx, member, copy, settings }) => ({
    born: field.date({
      label: copy.account.joining.bornLabel,
      ask: copy.account.joining.born,
      hint: copy.account.joining.bornHint(settings.minimumAge),
      from: EARLIEST_BIRTH,
      to: members.dayIn(member.timeZone, tx.now),
    }),
  }))
  .page(async ({ born }, turn, args) => (isTooYoung(turn, born) ? {} : { wants: wantsQuestion(turn, args) }))
  .page(async ({ born }, turn) => {
    const words = turn.copy.account.joining
    if (isTooYoung(turn, born)) return {}
    const ask = words.agree(turn.copy.dialog.date(born))
    const options = [{ value: 'agree', label: words.agreeButton }] as const
    return { agree: field.choice({ label: words.agreeLabel, ask, options }) }
  })
  .submit(async ({ born, wants }, turn, args) => {
    const { tx, member, copy, settings, key } = turn
    if (wants === undefined) {
      await members.forgetTooYoung(tx, member)
      return { show: noteCard(copy.account.joining.tooYoung(settings.minimumAge)) }
    }
    const { language } = member
    const { minimumAge, vault } = settings
    const joined = await members.join(tx, member, { key, language, birthDate: born, wants, minimumAge, vault })
    return joinedOutcome({ ...turn, member: joined }, args.slice(1))
  })

function isTooYoung({ tx, member, settings }: Turn, born: string): boolean {
  return members.ageToday(tx, born, member.timeZone) < settings.minimumAge
}

function wantsQuestion({ copy }: Turn, args: readonly string[]) {
  const words = copy.account.joining
  return field.choices({
    label: words.wantsLabel,
    ask: words.wants,
    options: WANTS.map((value) => ({ value, label: copy.account.settings.wantNames[value] })),
    preset: [POSTING.has(args[1] ?? '') ? 'post' : 'work'] satisfies Want[],
  })
}

const languageIn = (args: readonly string[]): Language | undefined => LANGUAGES.find((known) => known === args[0])

/** The first screen, in both languages, the client's first: one tap is the choice and the way in. */
function welcome(language: Language, wanted: readonly string[]): Card {
  const order = [language, ...LANGUAGES.filter((other) => other !== language)]
  const button = (own: Language): Button =>
    go(copyFor(own).account.joining.start, 'settings.language', own, ...shortened(wanted))
  return card(
    order.flatMap((own) => {
      const words = copyFor(own).account.joining
      return [title(words.greeting), lines(words.about)]
    }),
    order.map((own) => [own === language ? looks('main', button(own)) : button(own)]),
  )
}

/** A wanted intent that fits a button; its name alone when its arguments are long, as the words of a search are. */
function shortened([name, ...args]: readonly string[]): readonly string[] {
  if (name === undefined) return []
  return encodeURIComponent([name, ...args].join(':')).length <= WANTED_BYTES ? [name, ...args] : [name]
}

async function joinedOutcome(turn: Turn, [wanted, ...args]: readonly string[]): Promise<Outcome> {
  const { tx, member, copy, settings } = turn
  const words = copy.account.joining
  const guardian = members.isMinor(tx, member) ? words.guardian : undefined
  if (wanted === undefined) return { show: welcomed(turn, guardian) }
  const play = settings.sandbox && member.wantsPost ? words.playMoneyAt(deposits.PLAY_MONEY_POINTS) : undefined
  const sentences = [words.welcome(member.name), guardian, play].filter((sentence) => sentence !== undefined)
  return { note: joinTexts(sentences, ' '), show: { do: wanted, args } }
}

/** The first steps of a new member, by what was wished for. */
function welcomed(turn: Turn, guardian: Outcome['note']): Card {
  const { member, copy, settings } = turn
  const words = copy.account.joining
  const { deposit } = copy.account
  const points = deposits.PLAY_MONEY_POINTS
  const money = settings.sandbox ? words.playMoney(points) : words.firstDeposit
  const moneyButton = settings.sandbox
    ? go(deposit.playMoneyButton(points), 'play-money')
    : go(copy.account.wallet.depositButton, 'deposit')
  return card(
    [
      title(words.welcome(member.name)),
      lines(
        member.wantsWork ? words.forWorkers : undefined,
        member.wantsPost ? words.forClients : undefined,
        member.wantsPost ? money : undefined,
        member.wantsShop ? words.forShops : undefined,
      ),
      guardian === undefined ? undefined : lines(guardian),
    ],
    [
      [member.wantsWork ? looks('main', go(deposit.findButton, 'jobs.find')) : undefined],
      member.wantsPost ? [looks('main', moneyButton), go(deposit.postButton, 'post-job')] : [],
      [menuButton(copy)],
    ],
  )
}
