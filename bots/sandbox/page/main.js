// @ts-check
import { copy, currentLanguage } from './copy.js'
import { askForPerson } from './dialogs.js'
import { createBoard } from './board.js'
import { announce, byId, element, scrollBehavior } from './dom.js'
import { createGuide } from './guide.js'
import { createNotices } from './notice.js'
import { askWhoOpens, payloadTyped } from './links.js'
import { createPhone } from './phone.js'
import { connect, onBoard, onChat, onConnection, onDiscord, onPeople, world } from './store.js'
import { createTabs } from './tabs.js'
import { onTick } from './time.js'
import { createTopBar } from './top-bar.js'

const stage = byId('stage')
const connection = byId('connection')
/** @type {Map<number, ReturnType<typeof createPhone>>} */
const phones = new Map()
/** Somebody who was just added and shall be shown as soon as the server tells of them. */
let expected = 0

const { toast, toastNode } = createNotices(currentLanguage)
toastNode.classList.add('page-toast')
document.body.append(toastNode)
const guide = createGuide()
const board = createBoard({ goTo, onRefused: toast })
const tabs = createTabs({ goTo, goToBoard: board.focus, addPerson })
stage.append(board.node)

createTopBar({
  addPerson,
  toggleGuide: guide.toggle,
  onRefused: toast,
  onLanguage() {
    guide.show()
    tabs.show()
    showEmptyStage()
    for (const phone of phones.values()) {
      phone.show()
      phone.showDiscord()
    }
    board.show()
  },
})

/** @param {number} personId */
function goTo(personId) {
  const phone = phones.get(personId)
  phone?.node.scrollIntoView({ behavior: scrollBehavior(), inline: 'center', block: 'nearest' })
  phone?.focus()
}

function addPerson() {
  askForPerson((personId) => {
    if (phones.has(personId)) goTo(personId)
    else expected = personId
  })
}

/** A public page leads here with what a link to the bot would carry: asked once, as soon as somebody is there. */
function openLinked() {
  const payload = payloadTyped(new URLSearchParams(location.search).get('start') ?? '')
  const [first] = world.people
  if (payload === undefined || first === undefined) return
  history.replaceState(null, '', location.pathname)
  askWhoOpens({ payload, fromId: first.id, goTo, onRefused: toast })
}

function showEmptyStage() {
  stage.querySelector('.nobody')?.remove()
  if (world.people.length > 0) return
  const text = copy()
  stage.append(
    element(
      'div',
      { class: 'nobody' },
      element('h2', {}, text.nobodyHere),
      element('p', {}, text.nobodyHereText),
      element('button', { type: 'button', class: 'main-button', onclick: addPerson }, text.newPerson),
    ),
  )
}

onPeople(() => {
  const present = new Set(world.people.map((person) => person.id))
  for (const [id, phone] of phones) {
    if (present.has(id)) continue
    tabs.forget(phone.node)
    phone.node.remove()
    phones.delete(id)
  }
  for (const person of world.people) {
    const known = phones.get(person.id)
    const phone = known ?? createPhone(person, { goTo, ...tabs })
    phone.setPerson(person)
    if (known === undefined) {
      phones.set(person.id, phone)
      // Before the board, also for who reads the page by keyboard.
      stage.insertBefore(phone.node, board.node)
      tabs.watch(phone.node)
    }
    phone.show()
    phone.showDiscord()
  }
  tabs.show()
  guide.show()
  showEmptyStage()
  openLinked()
  if (phones.has(expected)) {
    goTo(expected)
    expected = 0
  }
})

onChat((personId) => phones.get(personId)?.show())

onDiscord((personId) => phones.get(personId)?.showDiscord())

onBoard(() => {
  board.show()
  tabs.show()
})

onConnection((isThere) => {
  if (isThere && !connection.hidden) announce(copy().connectionBack)
  connection.textContent = isThere ? '' : copy().connectionLost
  connection.hidden = isThere
})

onTick(() => {
  for (const phone of phones.values()) phone.refreshTimes()
  board.refreshTimes()
})

connect()
