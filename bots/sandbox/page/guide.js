// @ts-check
import { copy } from './copy.js'
import { byId, element } from './dom.js'
import { icon } from './icons.js'
import { avatar } from './people.js'
import { world } from './store.js'

const KEPT_AS = 'klickwork.guide'

/** The first trade in five steps. It is there on the first visit, and whenever somebody asks for it. */
export function createGuide() {
  const guide = byId('guide')
  let isThere = localStorage.getItem(KEPT_AS) !== 'closed'
  /** @param {boolean} isOpen */
  const set = (isOpen) => {
    isThere = isOpen
    localStorage.setItem(KEPT_AS, isOpen ? 'open' : 'closed')
    show()
  }
  const show = () => {
    guide.hidden = !isThere
    if (!isThere) return
    const text = copy()
    const [client, worker] = world.people
    const steps = text.guideSteps(client?.firstName ?? text.guideClient, worker?.firstName ?? text.guideWorker)
    const actors = [client, client, worker, worker, client]
    guide.setAttribute('aria-labelledby', 'guide-title')
    guide.replaceChildren(
      element('h2', { id: 'guide-title', tabindex: '-1' }, text.guideTitle),
      element(
        'ol',
        { class: 'steps', tabindex: '0', 'aria-labelledby': 'guide-title' },
        ...steps.map(([title, words], index) => {
          const actor = actors[index]
          return element(
            'li',
            { class: 'step' },
            element('span', { class: 'step-number', 'aria-hidden': 'true' }, String(index + 1)),
            element(
              'div',
              {},
              element('h3', {}, actor === undefined ? undefined : avatar(actor), title),
              element('p', {}, words),
            ),
          )
        }),
      ),
      element(
        'button',
        { type: 'button', class: 'icon-button guide-close', 'aria-label': text.close, onclick: () => set(false) },
        icon('close'),
      ),
    )
  }
  return {
    show,
    toggle() {
      set(!isThere)
      if (isThere) guide.querySelector('h2')?.focus()
    },
  }
}
