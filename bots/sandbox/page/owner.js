// @ts-check
import * as api from './api.js'
import { copy, currentLanguage, languageFrom } from './copy.js'
import { element } from './dom.js'
import { icon } from './icons.js'
import { payloadTyped } from './links.js'
import { avatar } from './people.js'
import { world } from './store.js'

/** @typedef {import('./store.js').Person} Person */

/**
 * The strip above a phone: whose it is, which language that person's Telegram speaks, and what else the person can do.
 * @param {Person} firstPerson
 * @param {(sentence: string) => void} onRefused
 */
export function createOwner(firstPerson, onRefused) {
  let person = firstPerson
  const name = element('h2', { id: `person-${person.id}`, class: 'owner-name', dir: 'auto' })
  const hint = element('p', { class: 'owner-hint' })
  const languages = element('div', { class: 'segments', role: 'group' })
  const keys = /** @type {const} */ (['de', 'en']).map((code) =>
    element(
      'button',
      {
        type: 'button',
        class: 'segment',
        lang: code,
        'data-code': code,
        title: code === 'de' ? 'Deutsch' : 'English',
        'aria-label': code === 'de' ? 'Deutsch' : 'English',
        onclick: () => api.setLanguage(person.id, code).then((outcome) => outcome.ok || onRefused(outcome.sentence)),
      },
      code.toUpperCase(),
    ),
  )
  languages.append(...keys)
  const more = createMore(() => person, onRefused)
  const node = element(
    'header',
    { class: 'owner' },
    element('div', { class: 'owner-who' }, avatar(person), element('div', { class: 'owner-text' }, name, hint)),
    element('div', { class: 'owner-controls' }, languages, more.node),
  )
  return {
    node,
    /** @param {Person} next */
    show(next) {
      person = next
      const text = copy()
      name.textContent = person.firstName
      hint.textContent = person.blocked ? text.blockedByYou : (person.hint?.[currentLanguage()] ?? '')
      const label = world.hasDiscord ? text.languageOnBoth(person.firstName) : text.languageOf(person.firstName)
      languages.setAttribute('aria-label', label)
      for (const key of keys) {
        key.setAttribute('aria-pressed', String(key.dataset.code === languageFrom(person.languageCode)))
      }
      more.show()
    },
  }
}

/**
 * The three dots: block the bot, open a start link.
 * @param {() => Person} person
 * @param {(sentence: string) => void} onRefused
 */
function createMore(person, onRefused) {
  const button = element('button', { type: 'button', class: 'icon-button', 'aria-expanded': 'false' }, icon('dots'))
  const blockLabel = element('span')
  const block = element('button', { type: 'button', class: 'more-row' }, icon('block'), blockLabel)
  const label = element('span', { class: 'more-label' })
  const input = element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' })
  const problem = element('p', { class: 'problem', role: 'alert' })
  const open = element('button', { type: 'submit', class: 'main-button' })
  const form = element('form', { class: 'more-form' }, element('label', {}, label, input), open, problem)
  const panel = element('div', { class: 'more', hidden: true }, form, block)
  const node = element('div', { class: 'more-place' }, button, panel)

  /** @param {boolean} isOpen */
  const toggle = (isOpen) => {
    panel.hidden = !isOpen
    button.setAttribute('aria-expanded', String(isOpen))
    problem.textContent = ''
    if (isOpen) input.focus()
  }
  button.addEventListener('click', () => toggle(button.getAttribute('aria-expanded') === 'false'))
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return
    toggle(false)
    button.focus()
  })
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !node.contains(event.target)) toggle(false)
  })
  block.addEventListener('click', async () => {
    toggle(false)
    button.focus()
    const outcome = await api.block(person().id, !person().blocked)
    if (!outcome.ok) onRefused(outcome.sentence)
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const payload = payloadTyped(input.value.trim())
    if (payload === undefined) {
      problem.textContent = copy().notALink
      return
    }
    toggle(false)
    button.focus()
    input.value = ''
    const outcome = await api.start(person().id, payload)
    if (!outcome.ok) onRefused(outcome.sentence)
  })

  return {
    node,
    show() {
      const text = copy()
      button.setAttribute('aria-label', text.menuOf(person().firstName))
      blockLabel.textContent = person().blocked ? text.unblock : text.block
      label.textContent = text.openLink
      input.placeholder = text.openLinkHint
      open.textContent = text.open
    },
  }
}
