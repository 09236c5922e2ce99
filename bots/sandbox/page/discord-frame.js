// @ts-check
import { discordCopy } from './discord-copy.js'
import { BOT_NAME } from './discord-message.js'
import { element } from './dom.js'
import { icon } from './icons.js'

/** @typedef {import('./discord-api.js').Place} Place */

/**
 * What stands around the messages: the rail with the two places, and the head of the present one.
 * @param {{ go: (place: Place) => void, toggleDms: () => void, openMembers: (anchor: HTMLElement) => void }} options
 */
export function createFrame({ go, toggleDms, openMembers }) {
  const dm = element('button', { type: 'button', class: 'd-place', onclick: () => go('dm') }, icon('chat'))
  const guild = element(
    'button',
    { type: 'button', class: 'd-place d-guild', onclick: () => go('guild') },
    element('img', { src: '/page/klickwork.svg', alt: '', width: '44', height: '44' }),
  )
  const rail = element('nav', { class: 'd-rail' }, dm, element('span', { class: 'd-rail-line' }), guild)
  const sign = element('span', { class: 'd-sign', 'aria-hidden': 'true' })
  const title = element('h3', { class: 'd-title' })
  const app = element('span', { class: 'd-app' })
  const state = element('span', { class: 'd-state', role: 'status' })
  const dms = element('button', { type: 'button', class: 'd-icon', onclick: toggleDms }, icon('bellOff'))
  const members = element('button', { type: 'button', class: 'd-icon', 'aria-haspopup': 'menu' }, icon('people'))
  members.addEventListener('click', () => openMembers(members))
  const head = element('div', { class: 'd-top' }, sign, title, app, state, dms, members)

  return {
    rail,
    head,
    /**
     * @param {{ place: Place, language: import('./copy.js').Language, dmsClosed: boolean, isTyping: boolean, unread: Record<Place, number> }} now
     */
    show({ place, language, dmsClosed, isTyping, unread }) {
      const text = discordCopy(language)
      rail.setAttribute('aria-label', text.places)
      for (const [button, name, label] of /** @type {const} */ ([
        [dm, 'dm', text.dm],
        [guild, 'guild', text.guild],
      ])) {
        const isNew = unread[name] > 0
        button.setAttribute('aria-label', isNew ? `${label}, ${text.unread}` : label)
        button.title = label
        button.setAttribute('aria-pressed', String(place === name))
        button.classList.toggle('has-unread', isNew)
      }
      sign.replaceChildren(icon(place === 'dm' ? 'at' : 'hash'))
      title.textContent = place === 'dm' ? BOT_NAME : 'klickwork'
      app.textContent = text.app
      app.hidden = place !== 'dm'
      state.textContent = isTyping ? text.typing(BOT_NAME) : ''
      dms.setAttribute('aria-pressed', String(dmsClosed))
      dms.setAttribute('aria-label', dmsClosed ? text.dmsOpen : text.closeDms)
      dms.title = dmsClosed ? text.dmsOpen : text.closeDms
      dms.hidden = place !== 'dm'
      members.setAttribute('aria-label', text.members)
      members.title = text.members
    },
  }
}
