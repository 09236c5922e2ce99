// @ts-check
import { copy } from './copy.js'
import { element } from './dom.js'

/**
 * How a chat tells something in passing: a toast that goes by itself, or an alert that waits for OK, as Telegram shows
 * the answer to a button.
 * @param {() => import('./copy.js').Language} language
 */
export function createNotices(language) {
  const toastNode = element('p', { class: 'toast', role: 'status' })
  const alertText = element('p', { class: 'alert-text' })
  const ok = element('button', { type: 'button', class: 'alert-ok' })
  const alert = element('dialog', { class: 'alert', role: 'alertdialog' }, alertText, ok)
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let going
  /** @type {Element | null} */
  let focusedBefore = null

  ok.addEventListener('click', () => alert.close())
  alert.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') alert.close()
  })
  alert.addEventListener('close', () => {
    if (focusedBefore instanceof HTMLElement && focusedBefore.isConnected) focusedBefore.focus({ preventScroll: true })
  })

  return {
    nodes: [toastNode, alert],
    toastNode,
    /** @param {string} sentence */
    toast(sentence) {
      clearTimeout(going)
      toastNode.textContent = sentence
      toastNode.classList.add('is-there')
      going = setTimeout(
        () => {
          toastNode.classList.remove('is-there')
          // The words stay until they have faded, then they leave the page for screen readers as well.
          going = setTimeout(() => toastNode.replaceChildren(), 400)
        },
        2500 + sentence.length * 45,
      )
    },
    /** @param {string} sentence */
    alert(sentence) {
      focusedBefore = document.activeElement
      alertText.textContent = sentence
      ok.textContent = copy(language()).ok
      alert.setAttribute('aria-label', sentence)
      alert.show()
      ok.focus({ preventScroll: true })
    },
  }
}
