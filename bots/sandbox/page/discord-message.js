// @ts-check
import { renderComponent, renderFile } from './discord-components.js'
import { discordCopy } from './discord-copy.js'
import { renderMarkdown } from './discord-markdown.js'
import { element } from './dom.js'
import { icon } from './icons.js'
import { avatar } from './people.js'
import { world } from './store.js'
import { formatDate, sandboxNow } from './time.js'

/** @typedef {import('./store.js').DiscordMessage} DiscordMessage */
/** @typedef {import('./discord-components.js').Pressing} Pressing */
/**
 * @typedef {Omit<Pressing, 'onPress' | 'files'> & {
 *   failureOf: (messageId: string) => string | undefined,
 *   onPress: (messageId: string, customId: string, values?: readonly string[]) => Promise<void>,
 *   onMenu: (message: DiscordMessage, anchor: HTMLElement) => void,
 *   onDismiss: (messageId: string) => void,
 * }} DiscordView
 */

export const BOT_NAME = 'Klickwork'

/**
 * One message of Discord: who, when, and all that is in it.
 * @param {DiscordMessage} message
 * @param {DiscordView} view
 * @returns {HTMLElement}
 */
export function renderDiscordMessage(message, view) {
  const text = discordCopy(view.language)
  const more = element(
    'button',
    {
      type: 'button',
      class: 'd-more',
      'aria-label': text.more(timeOf(message.at, view.language)),
      'aria-haspopup': 'menu',
    },
    icon('dots'),
  )
  more.addEventListener('click', () => view.onMenu(message, more))
  const failure = view.failureOf(message.id)
  const node = element(
    'article',
    { class: message.ephemeral ? 'd-message is-ephemeral' : 'd-message', 'data-discord-message': message.id },
    message.usedCommand === undefined ? undefined : renderUsed(message.usedCommand, view),
    message.from === 'bot'
      ? element('img', { class: 'd-avatar', src: '/page/klickwork.svg', alt: '', width: '40', height: '40' })
      : element('span', { class: 'd-avatar' }),
    element(
      'div',
      { class: 'd-body' },
      renderHead(message, view),
      message.thinking ? renderThinking(text.thinking(BOT_NAME)) : renderContent(message, view),
      failure === undefined
        ? undefined
        : element(
            'p',
            { class: 'd-failure', role: 'alert' },
            element('span', { class: 'd-failure-sign' }, '!'),
            failure,
          ),
      message.ephemeral ? renderOnlyYou(message, view) : undefined,
    ),
    message.thinking ? undefined : more,
  )
  node.addEventListener('contextmenu', (event) => {
    if (message.thinking || (event.target instanceof Element && event.target.closest('a, img') !== null)) return
    event.preventDefault()
    view.onMenu(message, more)
  })
  return node
}

/** @param {NonNullable<DiscordMessage['usedCommand']>} used @param {DiscordView} view @returns {HTMLElement} */
function renderUsed({ name, personId }, view) {
  const userName = view.nameOf(personId)
  const owner = world.people.find((person) => person.firstName.slice(0, 32) === userName)
  return element(
    'p',
    { class: 'd-used' },
    icon('reply'),
    owner === undefined ? undefined : avatar(owner),
    element('span', {}, element('strong', {}, userName), ` ${discordCopy(view.language).used} `),
    element('span', { class: 'd-used-command' }, `/${name}`),
  )
}

/** @param {DiscordMessage} message @param {DiscordView} view @returns {HTMLElement} */
function renderHead(message, view) {
  const text = discordCopy(view.language)
  const date = new Date(message.at)
  return element(
    'p',
    { class: 'd-head' },
    element('strong', { class: 'd-author' }, message.from === 'bot' ? BOT_NAME : view.nameOf('')),
    message.from === 'bot' ? element('span', { class: 'd-app' }, text.app) : undefined,
    element(
      'time',
      {
        class: 'd-when',
        datetime: date.toISOString(),
        title: formatDate(date, view.language, { dateStyle: 'full', timeStyle: 'medium' }),
      },
      timeOf(message.at, view.language),
    ),
    message.silent
      ? element(
          'span',
          { class: 'd-silent', title: text.silent },
          icon('bellOff'),
          element('span', { class: 'visually-hidden' }, text.silent),
        )
      : undefined,
  )
}

/** @param {number} at @param {import('./copy.js').Language} language @returns {string} */
function timeOf(at, language) {
  const date = new Date(at)
  const time = formatDate(date, language, { hour: '2-digit', minute: '2-digit' })
  if (date.toDateString() === sandboxNow().toDateString()) return time
  return formatDate(date, language, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}

/** @param {string} sentence @returns {HTMLElement} */
function renderThinking(sentence) {
  const dot = () => element('span', { class: 'd-dot' })
  return element(
    'p',
    { class: 'd-thinking' },
    element('span', { class: 'd-dots', 'aria-hidden': 'true' }, dot(), dot(), dot()),
    sentence,
  )
}

/** @param {DiscordMessage} message @param {DiscordView} view @returns {DocumentFragment} */
function renderContent(message, view) {
  /** @type {Pressing} */
  const pressing = {
    ...view,
    files: message.files,
    onPress: (customId, values) => view.onPress(message.id, customId, values),
  }
  const fragment = document.createDocumentFragment()
  if (message.content !== '') fragment.append(renderMarkdown(message.content, view))
  for (const embed of message.embeds) fragment.append(renderEmbed(embed, view))
  const inComponents = JSON.stringify(message.components)
  const loose = message.files.filter((file) => !inComponents.includes(JSON.stringify(file.url)))
  if (loose.length > 0)
    fragment.append(element('div', { class: 'd-files' }, ...loose.map((file) => renderFile(file, pressing))))
  for (const component of message.components) fragment.append(renderComponent(component, pressing))
  if (message.editedAt !== undefined) {
    const edited = element('span', { class: 'd-edited' }, discordCopy(view.language).edited)
    edited.title = formatDate(new Date(message.editedAt), view.language, { dateStyle: 'full', timeStyle: 'short' })
    const last =
      message.content !== '' && message.components.length === 0 ? fragment.querySelector('.d-text > :last-child') : null
    if (last !== null) last.append(' ', edited)
    else fragment.append(edited)
  }
  return fragment
}

/** @param {Readonly<Record<string, unknown>>} embed @param {DiscordView} view @returns {HTMLElement} */
function renderEmbed({ title, description, color }, view) {
  const node = element('div', { class: 'd-container has-accent d-embed' })
  if (typeof color === 'number') node.style.setProperty('--d-accent', `#${color.toString(16).padStart(6, '0')}`)
  if (typeof title === 'string') node.append(element('strong', {}, title))
  if (typeof description === 'string') node.append(renderMarkdown(description, view))
  return node
}

/** @param {DiscordMessage} message @param {DiscordView} view @returns {HTMLElement} */
function renderOnlyYou(message, view) {
  const text = discordCopy(view.language)
  return element(
    'p',
    { class: 'd-only-you' },
    icon('eye'),
    text.onlyYou,
    message.thinking ? undefined : ' · ',
    message.thinking
      ? undefined
      : element(
          'button',
          { type: 'button', class: 'd-dismiss', 'data-key': 'dismiss', onclick: () => view.onDismiss(message.id) },
          text.dismiss,
        ),
  )
}
