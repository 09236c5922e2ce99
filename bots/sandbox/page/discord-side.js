// @ts-check
import { copy, languageFrom } from './copy.js'
import { showPicture } from './dialogs.js'
import * as api from './discord-api.js'
import { createDiscordComposer } from './discord-composer.js'
import { discordCopy } from './discord-copy.js'
import { createFrame } from './discord-frame.js'
import { createDiscordLog } from './discord-log.js'
import { createMenuPlace } from './discord-menu.js'
import { BOT_NAME } from './discord-message.js'
import { createModalPlace } from './discord-modal.js'
import { element } from './dom.js'
import { createNotices } from './notice.js'
import { world } from './store.js'

/** @typedef {import('./discord-api.js').Place} Place */
/** @typedef {import('./store.js').DiscordMessage} DiscordMessage */

const PLACES = /** @type {const} */ (['dm', 'guild'])

/**
 * One person's Discord: the direct messages with the bot, and the channel of the server.
 * @param {number} personId the person's id on the page
 * @param {() => string} ownName
 */
export function createDiscordSide(personId, ownName) {
  /** @type {Place} */
  let place = 'dm'
  /** @type {Record<Place, number>} */
  const unread = { dm: 0, guild: 0 }
  /** @type {Map<string, string>} */
  const failures = new Map()
  const chat = () => world.discord.chats.get(personId)
  const language = () => languageFrom(chat()?.about.person.locale ?? 'de')
  const notices = createNotices(language)
  const logs = { dm: createDiscordLog(), guild: createDiscordLog() }
  const menu = createMenuPlace(() => node)
  const { toast } = notices
  const acts = createActs({ personId, language, failures, toast, show: () => show(), screen: () => node })
  const composer = createDiscordComposer({
    personId,
    language,
    place: () => place,
    commands: () => chat()?.about.commands[place] ?? [],
    onOutcome: (outcome) => acts.tell(outcome, discordCopy(language()).noResponse),
    onRefused: toast,
  })
  const frame = createFrame({
    go(next) {
      if (next !== place) composer.leave()
      place = next
      unread[next] = 0
      show()
      logs[next].toEnd()
    },
    toggleDms: () => void acts.toggleDms(),
    openMembers: (anchor) => menu.open(anchor, discordCopy(language()).members, acts.memberEntries(place)),
  })
  const closedNote = element('p', { class: 'd-closed', role: 'status' })
  const inside = [logs.dm.node, logs.guild.node, closedNote, composer.node, ...notices.nodes]
  const main = element('div', { class: 'd-main' }, frame.head, ...inside)
  const reading = () => ({ language: language(), nameOf: createNameOf(ownName), onCommand: composer.use })
  const modal = createModalPlace({ personId, reading, behind: [frame.rail, main, menu.node], onRefused: toast })
  const node = element('div', { class: 'screen d-screen' }, frame.rail, main, menu.node, modal.node)

  /** @returns {import('./discord-message.js').DiscordView} */
  const view = () => viewOf(reading(), { failures, acts, menu, onGrow: () => logs[place].keepEnd() })

  function show() {
    const now = chat()
    if (now === undefined) return 0
    const text = discordCopy(language())
    const { about, messages } = now
    node.lang = language()
    const news = showLogs(logs, { place, unread, messages, view: view(), ownName: ownName() })
    closedNote.textContent = about.person.dmsClosed && place === 'dm' ? text.dmsClosed : ''
    frame.show({ place, language: language(), dmsClosed: about.person.dmsClosed, isTyping: about.typing, unread })
    composer.show()
    modal.show(about.modal, node.contains(document.activeElement) || document.activeElement === document.body)
    return news
  }

  return {
    node,
    focus: () => logs[place].scroller.focus({ preventScroll: true }),
    refreshTimes: () => PLACES.forEach((one) => logs[one].refreshTimes()),
    toEnd: () => logs[place].toEnd(),
    /** Shows what the store knows now, and tells how many messages of the bot are new. */
    show,
  }
}

/**
 * What a reader of Discord can do with the messages.
 * @param {import('./discord-inline.js').DiscordReading} reading
 * @param {{
 *   failures: ReadonlyMap<string, string>,
 *   acts: ReturnType<typeof createActs>,
 *   menu: ReturnType<typeof createMenuPlace>,
 *   onGrow: () => void,
 * }} parts
 * @returns {import('./discord-message.js').DiscordView}
 */
function viewOf(reading, { failures, acts, menu, onGrow }) {
  return {
    ...reading,
    failureOf: (messageId) => failures.get(messageId),
    onGrow,
    onPicture: showPicture,
    onPress: acts.press,
    onDismiss: (messageId) => void acts.dismiss(messageId),
    onMenu: (message, anchor) => menu.open(anchor, discordCopy(reading.language).apps, acts.messageEntries(message)),
  }
}

/** @param {() => string} ownName @returns {(id: string) => string} the name behind an id of Discord */
function createNameOf(ownName) {
  return (id) => {
    if (id === world.discord.botId) return BOT_NAME
    return id === '' ? ownName() : (world.discord.people.find((person) => person.id === id)?.name ?? id)
  }
}

/**
 * Shows both places and counts what is new in the one that is not on the screen.
 * @param {Record<Place, ReturnType<typeof createDiscordLog>>} logs
 * @param {{
 *   place: Place,
 *   unread: Record<Place, number>,
 *   messages: readonly DiscordMessage[],
 *   view: import('./discord-message.js').DiscordView,
 *   ownName: string,
 * }} now
 * @returns {number} how many messages of the bot are new
 */
function showLogs(logs, { place, unread, messages, view, ownName }) {
  const text = discordCopy(view.language)
  let news = 0
  for (const one of PLACES) {
    const log = logs[one]
    log.node.hidden = one !== place
    log.scroller.setAttribute('aria-label', text.chatWith(ownName, one === 'dm' ? text.dm : text.channel))
    const own = messages.filter((message) => message.place === one)
    const arrived = log.show(own, view, one === 'dm' ? text.dmBegin : text.channelBegin)
    if (one !== place) unread[one] += arrived
    news += arrived
  }
  return news
}

/**
 * What a person does with messages and people.
 * @param {{
 *   personId: number,
 *   language: () => import('./copy.js').Language,
 *   failures: Map<string, string>,
 *   toast: (sentence: string) => void,
 *   show: () => void,
 *   screen: () => HTMLElement,
 * }} options
 */
function createActs({ personId, language, failures, toast, show, screen }) {
  /** @param {import('./api.js').Outcome<import('./discord-api.js').Used>} outcome @param {string} sentence */
  const tell = (outcome, sentence) => {
    if (!outcome.ok) toast(outcome.sentence)
    else if (outcome.answer.answer.kind === 'failed') toast(sentence)
  }
  return {
    tell,
    /** @param {string} messageId @param {string} customId @param {readonly string[]} [values] */
    async press(messageId, customId, values) {
      if (failures.delete(messageId)) show()
      const outcome = await api.press(personId, messageId, customId, values)
      if (!outcome.ok) return toast(outcome.sentence)
      if (outcome.answer.answer.kind !== 'failed') return undefined
      failures.set(messageId, discordCopy(language()).failed)
      show()
      const message = screen().querySelector(`[data-discord-message="${messageId}"]`)
      return message?.querySelector('.d-failure')?.scrollIntoView({ block: 'nearest' })
    },
    async toggleDms() {
      const isClosed = world.discord.chats.get(personId)?.about.person.dmsClosed ?? false
      const outcome = await api.closeDms(personId, !isClosed)
      if (!outcome.ok) toast(outcome.sentence)
    },
    /** @param {string} messageId */
    async dismiss(messageId) {
      const outcome = await api.dismiss(personId, messageId)
      if (!outcome.ok) toast(outcome.sentence)
    },
    /** @param {DiscordMessage} message @returns {import('./discord-menu.js').Entry[]} */
    messageEntries(message) {
      const text = discordCopy(language())
      const all = world.discord.chats.get(personId)?.about.commands[message.place] ?? []
      const apps = all.filter((command) => command.kind === 'message')
      return [
        { label: text.copyText, run: () => void copyText(textOf(message), language(), toast) },
        { heading: text.apps },
        ...apps.map(({ name, shownName }) => ({
          label: shownName,
          run: async () => tell(await api.messageMenu(personId, name, message.id), text.noResponse),
        })),
        ...(apps.length === 0 ? [{ note: text.noApps }] : []),
      ]
    },
    /** @param {Place} place @returns {import('./discord-menu.js').Entry[]} */
    memberEntries(place) {
      const text = discordCopy(language())
      const all = world.discord.chats.get(personId)?.about.commands[place] ?? []
      const apps = all.filter((command) => command.kind === 'user')
      if (apps.length === 0) return [{ heading: text.members }, { note: text.noApps }]
      return world.people.flatMap((person) => [
        { heading: person.firstName },
        ...apps.map(({ name, shownName }) => ({
          label: shownName,
          run: async () => tell(await api.userMenu(personId, name, person.id, place), text.noResponse),
        })),
      ])
    },
  }
}

/** @param {DiscordMessage} message @returns {string} every text of a message, as Discord copies it */
function textOf(message) {
  /** @param {readonly import('../discord/types.ts').ShownComponent[]} components @returns {string[]} */
  const collect = (components) =>
    components.flatMap((component) => {
      if (component.kind === 'text') return [component.content]
      if (component.kind === 'section') return component.texts.map((text) => text.content)
      return component.kind === 'container' ? collect(component.components) : []
    })
  return [message.content, ...collect(message.components)].filter((text) => text !== '').join('\n')
}

/** @param {string} words @param {import('./copy.js').Language} language @param {(sentence: string) => void} toast */
async function copyText(words, language, toast) {
  const text = copy(language)
  await navigator.clipboard.writeText(words).then(
    () => toast(text.copied),
    () => toast(text.notCopied),
  )
}
