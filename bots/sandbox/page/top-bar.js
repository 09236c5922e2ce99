// @ts-check
import * as api from './api.js'
import { copy, currentLanguage, keepLanguage } from './copy.js'
import { announce, byId, element } from './dom.js'
import { icon } from './icons.js'
import { formatDate, onTick, sandboxNow } from './time.js'

const KEPT_THEME_AS = 'klickwork.theme'
const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

/**
 * Word mark, clock, help, language, theme, new person.
 * @param {{ addPerson: () => void, toggleGuide: () => void, onLanguage: () => void, onRefused: (sentence: string) => void }} page
 */
export function createTopBar({ addPerson, toggleGuide, onLanguage, onRefused }) {
  const tagline = element('p', { class: 'tagline' })
  const clock = createClock(onRefused)
  const helpLabel = element('span')
  const help = element(
    'button',
    { type: 'button', class: 'bar-button help', onclick: toggleGuide },
    icon('question'),
    helpLabel,
  )
  const language = element('button', { type: 'button', class: 'bar-button language' })
  const languageShort = element('span', { class: 'short' })
  const languageLong = element('span', { class: 'long' })
  language.append(languageShort, languageLong)
  const theme = element('button', { type: 'button', class: 'bar-button theme' })
  const addLabel = element('span')
  const add = element(
    'button',
    { type: 'button', class: 'main-button add-person', onclick: addPerson },
    icon('plus'),
    addLabel,
  )
  byId('top-bar').append(tagline, clock.node, element('div', { class: 'bar-group' }, help, language, theme, add))

  const showTheme = () => {
    const label = isDark() ? copy().toLight : copy().toDark
    theme.replaceChildren(icon(isDark() ? 'sun' : 'moon'))
    theme.setAttribute('aria-label', label)
    theme.title = label
  }
  const show = () => {
    const text = copy()
    const other = currentLanguage() === 'de' ? 'en' : 'de'
    document.documentElement.lang = currentLanguage()
    document.title = text.title
    byId('skip-link').textContent = text.skip
    tagline.textContent = text.tagline
    helpLabel.textContent = text.howItWorks
    help.setAttribute('aria-label', text.howItWorks)
    languageShort.textContent = other.toUpperCase()
    languageLong.textContent = text.otherLanguage
    language.lang = other
    language.setAttribute('aria-label', text.otherLanguageLabel)
    addLabel.textContent = text.newPerson
    clock.show()
    showTheme()
  }
  theme.addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark'
    document.documentElement.dataset.theme = next
    localStorage.setItem(KEPT_THEME_AS, next)
    showTheme()
  })
  language.addEventListener('click', () => {
    keepLanguage(currentLanguage() === 'de' ? 'en' : 'de')
    show()
    onLanguage()
  })
  systemIsDark.addEventListener('change', showTheme)
  show()
}

/** @returns {boolean} what is on the screen now: the theme that was chosen, or the system's */
function isDark() {
  const chosen = document.documentElement.dataset.theme
  return chosen === undefined ? systemIsDark.matches : chosen === 'dark'
}

/** @param {(sentence: string) => void} onRefused */
function createClock(onRefused) {
  const date = element('span', { class: 'clock-date' })
  const time = element('span', { class: 'clock-time' })
  const reading = element('time', { class: 'clock-reading' }, date, time)
  const hour = element('button', { type: 'button', class: 'clock-button', 'data-hours': '1' })
  const day = element('button', { type: 'button', class: 'clock-button', 'data-hours': '24' })
  const node = element('div', { class: 'clock', role: 'group' }, icon('clock'), reading, hour, day)

  const tick = () => {
    const now = sandboxNow()
    date.textContent = formatDate(now, currentLanguage(), { weekday: 'short', day: 'numeric', month: 'short' })
    time.textContent = formatDate(now, currentLanguage(), { hour: '2-digit', minute: '2-digit' })
    reading.dateTime = now.toISOString()
  }
  /** @param {1 | 24} hours */
  const move = async (hours) => {
    const outcome = await api.moveClock(hours)
    if (!outcome.ok) return onRefused(outcome.sentence)
    node.classList.remove('is-moved')
    // Reading the layout lets the browser see the class go, so that the animation starts anew.
    void node.offsetWidth
    node.classList.add('is-moved')
    announce(
      copy().clockNow(
        formatDate(new Date(outcome.answer.now), currentLanguage(), { dateStyle: 'full', timeStyle: 'short' }),
      ),
    )
  }
  hour.addEventListener('click', () => void move(1))
  day.addEventListener('click', () => void move(24))
  onTick(tick)

  return {
    node,
    show() {
      const text = copy()
      node.setAttribute('aria-label', text.clock)
      hour.textContent = text.hour
      hour.setAttribute('aria-label', text.hourLabel)
      day.textContent = text.day
      day.setAttribute('aria-label', text.dayLabel)
      tick()
    },
  }
}
