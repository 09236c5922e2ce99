// @ts-check
import { copy, currentLanguage } from './copy.js'
import { discordCopy } from './discord-copy.js'
import { createDiscordSide } from './discord-side.js'
import { element } from './dom.js'
import { icon } from './icons.js'

/** @typedef {'telegram' | 'both' | 'discord'} Network */

/** Narrower than this, only one network fits. */
const ROOMY = matchMedia('(min-width: 900px)')
const KEPT_AS = 'klickwork.network.'

/**
 * Lets a phone show Telegram, Discord, or both beside each other.
 * @param {{
 *   phone: HTMLElement,
 *   screen: HTMLElement,
 *   personId: number,
 *   ownName: () => string,
 *   onNews: (count: number) => void,
 *   toEnd: () => void,
 * }} options
 */
export function createNetworks({ phone, screen, personId, ownName, onNews, toEnd }) {
  const side = createDiscordSide(personId, ownName)
  const keys = createKeys((name) => choose(name))
  const bar = element('div', { class: 'networks', role: 'group' }, ...keys)
  /** @type {Network} */
  let chosen = keptNetwork(personId)

  /** @returns {Network} */
  const shown = () => (chosen === 'both' && !ROOMY.matches ? 'telegram' : chosen)
  const apply = () => {
    const now = shown()
    phone.dataset.network = now
    screen.hidden = now === 'discord'
    side.node.hidden = now === 'telegram'
    for (const key of keys) {
      const name = key.dataset.network
      key.setAttribute('aria-pressed', String(name === now))
      if (name === now || now === 'both') key.querySelector('.network-news')?.setAttribute('hidden', '')
    }
  }
  /** @param {Network} name */
  const choose = (name) => {
    chosen = name
    localStorage.setItem(KEPT_AS + personId, name)
    apply()
    toEnd()
    side.toEnd()
  }
  /** @param {'telegram' | 'discord'} name */
  const mark = (name) => {
    const now = shown()
    if (now !== 'both' && now !== name) phone.querySelector(`.network-${name} .network-news`)?.removeAttribute('hidden')
  }
  ROOMY.addEventListener('change', apply)
  screen.before(bar)
  screen.after(side.node)
  phone.classList.add('has-discord')
  apply()

  return {
    refreshTimes: side.refreshTimes,
    mark,
    /** @returns {boolean} whether the focus of somebody who comes to this phone belongs to Discord */
    focusDiscord() {
      if (shown() !== 'discord') return false
      side.focus()
      return true
    },
    show() {
      const text = discordCopy(currentLanguage())
      bar.setAttribute('aria-label', text.networks(ownName()))
      for (const key of keys) {
        if (key.dataset.network !== 'both') continue
        key.setAttribute('aria-label', text.both)
        key.title = text.both
      }
      for (const news of bar.querySelectorAll('.network-news')) news.textContent = copy().unread(1)
      const count = side.show()
      if (count === 0) return
      mark('discord')
      onNews(count)
    },
  }
}

/** @param {(name: Network) => void} choose */
function createKeys(choose) {
  return /** @type {const} */ (['telegram', 'both', 'discord']).map((name) =>
    element(
      'button',
      { type: 'button', class: `network network-${name}`, 'data-network': name, onclick: () => choose(name) },
      name === 'both' ? icon('both') : name === 'telegram' ? 'Telegram' : 'Discord',
      element('span', { class: 'network-news', hidden: true }),
    ),
  )
}

/** @param {number} personId @returns {Network} */
function keptNetwork(personId) {
  const kept = localStorage.getItem(KEPT_AS + personId)
  return kept === 'telegram' || kept === 'discord' || kept === 'both' ? kept : 'both'
}
