import * as members from '../../core/members/index.ts'
import { LANGUAGES, type Language } from '../../core/shared/language.ts'
import { copyFor } from '../copy/copy.ts'
import { go } from '../dialog/card.ts'
import { JOIN, type Action, type Screen, type Turn } from '../dialog/routes.ts'
import { plain, said } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { firstOf } from './first-platform.ts'
import { platformsOf } from './link-card.ts'
import { card, title } from './parts.ts'

export const WANTS = ['work', 'post', 'shop'] as const
export type Want = (typeof WANTS)[number]

/** What a member wants to do here, in the order in which it is asked. */
export function wantsOf(member: members.Member): readonly Want[] {
  const wanted: Readonly<Record<Want, boolean>> = {
    work: member.wantsWork,
    post: member.wantsPost,
    shop: member.wantsShop,
  }
  return WANTS.filter((want) => wanted[want])
}

/** The languages in which a member takes jobs: those chosen, or else the one that we speak with each other. */
export function workLanguagesOf(member: members.Member): readonly Language[] {
  return member.workLanguages.length === 0 ? [member.language] : member.workLanguages
}

/** A record is asked for a category as well; here none is meant. */
const NO_CATEGORY = ''

/** One's own stars and share on time, as others see them; nothing as long as there is neither. */
async function ownRecord({ tx, member, copy }: Turn) {
  const { starsTenths, reviews, onTimePercent } = await members.record(tx, member.id, NO_CATEGORY)
  if (starsTenths === undefined && onTimePercent === undefined) return undefined
  const words = copy.review.applicant
  const value = words.record([
    starsTenths === undefined ? words.fresh : copy.jobs.card.stars(starsTenths, reviews),
    ...(onTimePercent === undefined ? [] : [words.onTime(onTimePercent)]),
  ])
  return { label: copy.account.settings.record, value }
}

/** Everything that a member can change about the account, on one card. */
export const settings: Screen = async (turn) => {
  const { member, copy } = turn
  const words = copy.account.settings
  const { list } = copy.format
  const quiet = member.quietFrom !== member.quietTo
  const other = member.language === 'de' ? 'en' : 'de'
  const wanted = wantsOf(member).map((want) => words.wantNames[want])
  const platforms = await platformsOf(turn)
  const first = platforms.length > 1 ? firstOf(member, platforms) : undefined
  const linkable = turn.settings.platforms?.some((platform) => !platforms.includes(platform)) === true
  const spoken = workLanguagesOf(member).map((language) => words.languageNames[language])
  const muted = member.mutedTopics.map((topic) => copy.told.topics.names[topic])
  return card(
    [
      title(words.title),
      fields(
        { label: words.language, value: plain(words.languageNames[member.language]) },
        { label: words.timeZone, value: said(member.timeZone) },
        {
          label: words.quietHours,
          value: plain(quiet ? words.quietRange(member.quietFrom, member.quietTo) : words.quietNone),
        },
        { label: copy.told.topics.label, value: plain(copy.told.topics.value(muted)) },
        { label: words.workLanguages, value: plain(list(spoken)) },
        first === undefined ? undefined : { label: copy.link.first, value: plain(copy.link.platformNames[first]) },
        { label: words.wants, value: wanted.length === 0 ? copy.dialog.nothing : plain(list(wanted)) },
        await ownRecord(turn),
      ),
    ],
    [
      [go(words.languageButton[other], 'settings.language', other), go(words.timeZoneButton, 'time-zone')],
      [go(words.quietHoursButton, 'quiet-hours'), quiet ? go(words.quietOffButton, 'settings.quiet-off') : undefined],
      [go(copy.told.topics.button, 'settings.topics')],
      [go(words.workLanguagesButton, 'work-languages')],
      [
        go(words.wantsButton, 'wants'),
        members.isMinor(turn.tx, member) ? go(copy.guardian.button, 'guardian') : undefined,
      ],
      [
        go(copy.lists.blocked.button, 'list.blocked'),
        member.wantsPost ? go(copy.lists.favourites.button, 'list.favourites') : undefined,
      ],
      [
        first === undefined ? undefined : go(copy.link.firstButton, 'settings.platform'),
        linkable ? go(copy.link.settingsButton, 'link') : undefined,
      ],
      [go(words.privacyButton, 'privacy'), wayBack(turn)],
    ],
  )
}

/**
 * Speaks another language from now on: `[language, ...wanted]`. Whoever has not joined yet goes on joining, in that
 * language, and is shown afterwards what was wanted.
 */
export const changeLanguage: Action = async ({ tx, member }, args) => {
  const language = LANGUAGES.find((known) => known === args[0])
  if (language === undefined) return { show: { do: 'settings', args: [] } }
  await members.setLanguage(tx, member, language)
  if (member.status === 'joining') return { show: { do: JOIN, args } }
  return { note: copyFor(language).account.settings.languageChanged, show: { do: 'settings', args: [] } }
}

/** No quiet hours any more: both ends at the same hour. */
export const switchQuietHoursOff: Action = async ({ tx, member, copy }) => {
  await members.setQuietHours(tx, member, { from: 0, to: 0 })
  return { note: copy.account.settings.quietSwitchedOff, show: { do: 'settings', args: [] } }
}
