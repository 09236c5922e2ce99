// @ts-check
import * as api from './api.js'
import { copy, currentLanguage } from './copy.js'
import { element, scrollBehavior } from './dom.js'
import { askWhoOpens, payloadOf } from './links.js'
import { createLog } from './log.js'
import { world } from './store.js'

/**
 * The channel in which new jobs appear, beside the people's phones. Its cards are those that the bot posts and edits there; their
 * buttons are links that somebody opens.
 * @param {{ goTo: (personId: number) => void, onRefused: (sentence: string) => void }} page
 */
export function createBoard({ goTo, onRefused }) {
  const log = createLog(() => undefined)
  const title = element('h2', { id: 'board-title', class: 'owner-name' })
  const hint = element('p', { class: 'owner-hint' })
  const heading = element('h3')
  const words = element('p')
  const button = element('button', {
    type: 'button',
    class: 'main-button',
    onclick: () => api.setUpBoard().then((outcome) => outcome.ok || onRefused(outcome.sentence)),
  })
  const empty = element('div', { class: 'empty-chat board-empty' }, heading, words, button)
  const node = element(
    'section',
    { class: 'phone board', 'aria-labelledby': 'board-title', hidden: true },
    element('header', { class: 'owner' }, element('div', { class: 'owner-text' }, title, hint)),
    element('div', { class: 'screen' }, log.node),
  )
  log.node.append(empty)

  /** @param {Event} event @param {string} url */
  const openLink = (event, url) => {
    const payload = payloadOf(url)
    if (payload === undefined) return
    event.preventDefault()
    askWhoOpens({ payload, fromId: 0, goTo, onRefused })
  }
  return {
    node,
    refreshTimes: log.refreshTimes,
    focus() {
      node.scrollIntoView({ behavior: scrollBehavior(), inline: 'center', block: 'nearest' })
      log.scroller.focus({ preventScroll: true })
    },
    /** Shows what the store knows now. */
    show() {
      node.hidden = world.board === undefined
      if (world.board === undefined) return
      const text = copy()
      const { messages } = world.board
      title.textContent = text.board
      hint.textContent = text.boardHint
      heading.textContent = text.boardEmpty
      words.textContent = text.boardEmptyText
      button.textContent = text.boardSetUp
      empty.hidden = messages.length > 0
      log.scroller.setAttribute('aria-label', text.board)
      log.show(messages, {
        personId: 0,
        language: currentLanguage(),
        botName: text.board,
        onGrow: log.keepEnd,
        onLink: openLink,
        onPicture: () => undefined,
        onCommand: () => undefined,
        onCopy: () => undefined,
        onPress: async () => undefined,
      })
    },
  }
}
