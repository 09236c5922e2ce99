// @ts-check
import * as api from './api.js'
import { createComposer } from './composer.js'
import { copy, languageFrom } from './copy.js'
import { showPicture } from './dialogs.js'
import { element } from './dom.js'
import { askWhoOpens, payloadOf } from './links.js'
import { createLog } from './log.js'
import { createNetworks } from './networks.js'
import { createNotices } from './notice.js'
import { createOwner } from './owner.js'
import { chatOf, world } from './store.js'

/** @typedef {import('./store.js').Person} Person */

/** Telegram shows "typing" for five seconds, or until the message comes. */
const TYPING_MILLISECONDS = 5000

/**
 * One person's Telegram: the chat with the bot.
 * @param {Person} firstPerson
 * @param {{
 *   goTo: (personId: number) => void,
 *   isVisible: (personId: number) => boolean,
 *   setUnread: (personId: number, count: number) => void,
 *   addUnread: (personId: number, count: number) => void,
 * }} page
 */
export function createPhone(firstPerson, page) {
  let person = firstPerson
  const language = () => languageFrom(person.languageCode)
  const notices = createNotices(language)
  const log = createLog((count) => {
    if (page.isVisible(person.id)) page.setUnread(person.id, count)
  })
  const head = createHead()
  const empty = createEmptyChat()
  const composer = createComposer({
    person: () => person,
    language,
    commands: () => chatOf(person.id).about.commands,
    onRefused: notices.toast,
  })
  const owner = createOwner(firstPerson, notices.toast)
  const drop = element('p', { class: 'drop', 'aria-hidden': 'true' })
  const screen = element('div', { class: 'screen' }, head.node, log.node, composer.node, drop)
  log.node.append(empty.node, ...notices.nodes)
  const node = element(
    'section',
    { class: 'phone', 'data-person': person.id, 'aria-labelledby': `person-${person.id}` },
    owner.node,
    screen,
  )
  acceptDrops(screen, composer.attachments.add)
  const tellNews = newsTeller(node, () => person, page)
  const discord = createDiscordLater({
    phone: node,
    screen,
    person: () => person,
    onNews: tellNews,
    toEnd: log.keepEnd,
  })
  const view = createView(() => person, { ...page, notices, log, write: composer.write })

  return {
    node,
    /** @param {Person} next */
    setPerson(next) {
      person = next
    },
    /**
     * Where somebody who comes to this phone begins: at Start, or at the messages. Not at the input: on a real phone
     * that would push the keyboard over the chat.
     */
    focus: () => discord.focus() || (composer.startButton() ?? log.scroller).focus({ preventScroll: true }),
    refreshTimes: () => [log, discord].forEach((one) => one.refreshTimes()),
    showDiscord: discord.show,
    /** Shows what the store knows now. */
    show() {
      const { messages, about } = chatOf(person.id)
      const text = copy(language())
      const name = about.profile.name === '' ? 'Klickwork' : about.profile.name
      screen.lang = language()
      log.scroller.setAttribute('aria-label', text.chatWith(person.firstName, name))
      drop.textContent = text.dropHere
      owner.show(person)
      head.show(name, about.typing, language())
      empty.show(messages.length === 0, text.whatCanItDo, about.profile.description || text.description)
      const arrived = log.show(messages, view(name))
      composer.show(messages.length === 0)
      const news = arrived.filter((message) => message.from === 'bot').length
      if (news === 0) return
      discord.markTelegram()
      tellNews(news)
    },
  }
}

/**
 * @param {HTMLElement} node
 * @param {() => Person} person
 * @param {{ isVisible: (personId: number) => boolean, addUnread: (personId: number, count: number) => void }} page
 * @returns {(news: number) => void} tells the reader of the page how many messages of the bot are new
 */
function newsTeller(node, person, page) {
  return (news) => {
    if (!page.isVisible(person().id)) page.addUnread(person().id, news)
    if (!node.contains(document.activeElement)) flash(node)
  }
}

/**
 * The Discord of a phone, which is there as soon as the server tells that it has one.
 * @param {{ phone: HTMLElement, screen: HTMLElement, person: () => Person, onNews: (count: number) => void, toEnd: () => void }} parts
 */
function createDiscordLater({ person, ...parts }) {
  /** @type {ReturnType<typeof createNetworks> | undefined} */
  let networks
  return {
    focus: () => networks?.focusDiscord() ?? false,
    refreshTimes: () => networks?.refreshTimes(),
    markTelegram: () => networks?.mark('telegram'),
    /** Shows what the store knows of Discord now. */
    show() {
      if (!world.hasDiscord) return
      networks ??= createNetworks({ ...parts, personId: person().id, ownName: () => person().firstName })
      networks.show()
    },
  }
}

/** The chat's own head: the bot's picture, its name, and whether it is typing. */
function createHead() {
  const name = element('h3', { class: 'bot-name' })
  const state = element('p', { class: 'bot-state' })
  const picture = element('img', {
    class: 'bot-avatar',
    src: '/page/klickwork.svg',
    alt: '',
    width: '40',
    height: '40',
  })
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typingEnds
  /** @param {boolean} isTyping @param {import('./copy.js').Language} language */
  const showTyping = (isTyping, language) => {
    clearTimeout(typingEnds)
    state.textContent = isTyping ? copy(language).typing : copy(language).bot
    state.classList.toggle('is-typing', isTyping)
    if (isTyping) typingEnds = setTimeout(() => showTyping(false, language), TYPING_MILLISECONDS)
  }
  return {
    node: element('div', { class: 'chat-head' }, picture, element('div', { class: 'bot-text' }, name, state)),
    /** @param {string} botName @param {boolean} isTyping @param {import('./copy.js').Language} language */
    show(botName, isTyping, language) {
      name.textContent = botName
      showTyping(isTyping, language)
    },
  }
}

/**
 * What a reader of this chat can do with its messages.
 * @param {() => Person} person
 * @param {{
 *   goTo: (personId: number) => void,
 *   notices: ReturnType<typeof createNotices>,
 *   log: ReturnType<typeof createLog>,
 *   write: (text: string) => Promise<boolean>,
 * }} parts
 * @returns {(botName: string) => import('./message.js').MessageView}
 */
function createView(person, { goTo, notices, log, write }) {
  /** @param {Event | undefined} event @param {string} url */
  const openLink = (event, url) => {
    const payload = payloadOf(url)
    if (payload === undefined) return false
    event?.preventDefault()
    askWhoOpens({ payload, fromId: person().id, goTo, onRefused: notices.toast })
    return true
  }
  return (botName) => ({
    personId: person().id,
    language: languageFrom(person().languageCode),
    botName,
    onGrow: log.keepEnd,
    onPicture: showPicture,
    onLink: openLink,
    onCommand: (command) => void write(command),
    onCopy(text) {
      const sentences = copy(languageFrom(person().languageCode))
      navigator.clipboard.writeText(text).then(
        () => notices.toast(sentences.copied),
        () => notices.toast(sentences.notCopied),
      )
    },
    async onPress(messageId, data) {
      const outcome = await api.press(person().id, messageId, data)
      if (!outcome.ok) return notices.toast(outcome.sentence)
      const { answer } = outcome.answer
      if (answer === null) return notices.toast(copy(languageFrom(person().languageCode)).noAnswer)
      if (answer.url !== undefined && !openLink(undefined, answer.url))
        open(answer.url, '_blank', 'noopener,noreferrer')
      if (answer.text === undefined || answer.text === '') return
      if (answer.showAlert) notices.alert(answer.text)
      else notices.toast(answer.text)
    },
  })
}

/** What stands in a chat before anything is said. */
function createEmptyChat() {
  const title = element('h4')
  const description = element('p')
  const node = element(
    'div',
    { class: 'empty-chat' },
    element('img', { src: '/page/klickwork.svg', alt: '', width: '72', height: '72' }),
    title,
    description,
  )
  return {
    node,
    /** @param {boolean} isEmpty @param {string} heading @param {string} words */
    show(isEmpty, heading, words) {
      node.hidden = !isEmpty
      title.textContent = heading
      description.textContent = words
    },
  }
}

/**
 * @param {HTMLElement} screen
 * @param {(files: Iterable<File>) => void} add
 */
function acceptDrops(screen, add) {
  /** @param {DragEvent} event */
  const hasFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false
  screen.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    screen.classList.add('is-dropping')
  })
  screen.addEventListener('dragleave', (event) => {
    if (!(event.relatedTarget instanceof Node && screen.contains(event.relatedTarget)))
      screen.classList.remove('is-dropping')
  })
  screen.addEventListener('drop', (event) => {
    screen.classList.remove('is-dropping')
    if (!hasFiles(event)) return
    event.preventDefault()
    add(event.dataTransfer?.files ?? [])
  })
}

/** @param {HTMLElement} node */
function flash(node) {
  node.classList.remove('has-news')
  // Reading the layout lets the browser see the class go, so that the animation starts anew.
  void node.offsetWidth
  node.classList.add('has-news')
}
