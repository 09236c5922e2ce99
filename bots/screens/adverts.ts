import * as shop from '../../core/shop/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Screen } from '../dialog/routes.ts'
import { code as copied, plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { card, lines, menuButton, numbered, PAGE, quote, title, dayOf } from './parts.ts'

/** What shops advertise, in a place of its own. */
export const adverts: Screen = async ({ tx, copy }, [after]) => {
  const words = copy.adverts
  const page = await shop.adverts(tx, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const last = page.adverts.at(-1)
  return card(
    [
      title(words.title),
      lines(words.about),
      lines(
        ...(page.adverts.length === 0
          ? [words.empty]
          : page.adverts.map((advert, index) => words.line(index + 1, advert.title, advert.shopName))),
      ),
    ],
    [
      numbered(page.adverts, 'advert'),
      [
        after === undefined ? undefined : go(copy.shop.shelf.first, 'adverts'),
        page.more && last !== undefined ? go(copy.shop.shelf.next, 'adverts', last.publicId) : undefined,
      ],
      [go(copy.shop.menuButton, 'shop'), menuButton(copy)],
    ],
  )
}

/** One advertisement, marked as such. Whoever goes on from here is counted, so the way out is a step of its own. */
export const advert: Screen = async ({ tx, member, copy }, [id = '']) => {
  const words = copy.adverts
  const shown = await shop.advertFor(tx, member, id)
  await shop.look(tx, member, shown, 'view')
  return card(
    [
      title(words.mark),
      lines(said(shown.title)),
      lines(words.by(shown.shopName), plain(copy.shop.categories[shown.category])),
      quote(said(shown.words)),
    ],
    [[looks('main', go(words.open, 'advert.open', id))], [go(words.back, 'adverts'), menuButton(copy)]],
  )
}

/** Where an advertisement leads: its code, and a button to its address, whose host is said before. */
export const advertOpen: Screen = async ({ tx, member, copy }, [id = '']) => {
  const words = copy.adverts
  const shown = await shop.advertFor(tx, member, id)
  await shop.look(tx, member, shown, 'tap')
  const { link, code } = shown
  return card(
    [
      title(words.mark),
      lines(said(shown.title), words.by(shown.shopName)),
      code === null ? undefined : fields({ label: words.code, value: copied(code) }),
      link === null ? undefined : lines(words.leads(new URL(link).hostname)),
    ],
    [
      [
        link === null ? undefined : { is: 'url', label: words.page, url: link },
        code === null ? undefined : { is: 'copy', label: words.copy, text: code },
      ],
      [go(words.back, 'adverts'), menuButton(copy)],
    ],
  )
}

/** What the own shop advertises. */
export const myAdverts: Screen = async ({ tx, member, copy }, [after]) => {
  const words = copy.adverts.mine
  const page = await shop.myAdverts(tx, member, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const last = page.adverts.at(-1)
  return card(
    [
      title(words.title),
      lines(
        ...(page.adverts.length === 0
          ? [words.empty]
          : page.adverts.map((one, index) => words.line(index + 1, one.title, words.states[one.status]))),
      ),
    ],
    [
      numbered(page.adverts, 'advert.manage'),
      [
        after === undefined ? undefined : go(copy.shop.vouchers.newest, 'adverts.mine'),
        page.more && last !== undefined ? go(copy.shop.vouchers.older, 'adverts.mine', last.publicId) : undefined,
      ],
      [looks('main', go(words.create, 'post-advert')), go(copy.shop.mine.back, 'offers')],
    ],
  )
}

/** One advertisement for its owner, with who has seen it. */
export const advertManage: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const words = copy.adverts.mine
  const mine = await shop.ownAdvert(tx, member, id)
  const weeks = (await shop.weeksOf(tx, mine)).filter(({ views, taps }) => views + taps > 0)
  const { manage } = copy.shop
  return card(
    [
      title(said(mine.title)),
      lines(plain(words.states[mine.status]), plain(copy.shop.categories[mine.category])),
      quote(said(mine.words)),
      weeks.length === 0
        ? undefined
        : lines(...weeks.map(({ week, views, taps }) => words.week(dayOf(turn, week), views, taps))),
    ],
    [
      [
        mine.status === 'live' ? go(manage.pause, 'advert.pause', id) : undefined,
        mine.status === 'paused' ? go(manage.resume, 'advert.resume', id) : undefined,
        mine.status === 'archived' ? undefined : go(manage.archive, 'advert.archive', id),
      ],
      [go(words.button, 'adverts.mine'), menuButton(copy)],
    ],
  )
}

const moved = (verb: 'pause' | 'resume' | 'archive', words: 'paused' | 'resumed' | 'archived'): Action => {
  return async ({ tx, member, copy, key }, [id = '']) => {
    await shop.moveAdvert(tx, member, { key, advert: id, verb })
    return { note: copy.adverts.mine[words], show: { do: 'advert.manage', args: [id] } }
  }
}
export const advertPause = moved('pause', 'paused')
export const advertResume = moved('resume', 'resumed')
export const advertArchive = moved('archive', 'archived')
