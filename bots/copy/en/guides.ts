import { plain, text } from '../../dialog/text.ts'
import type { guides as german } from '../de/guides.ts'

/** Lessons and the questions that qualify for jobs; the lessons themselves stand in core/guides. */
export const guides: typeof german = {
  title: text`📘 **Lessons**`,
  intro: plain('Each takes about three minutes. Afterwards you can answer five questions; some jobs ask for that.'),
  line: (number, name, about, state) =>
    text`**${number}. ${plain(name)}**
${plain(about)}${state === undefined ? plain('') : text` ${state}`}`,
  states: {
    reading: (page, pages) => text`(page ${page} of ${pages})`,
    finished: plain('(read)'),
    passed: plain('✅ test passed'),
  },
  button: (title) => `📘 ${title}`,
  pageTitle: (name, page, pages) => text`**${plain(name)}** · ${page}/${pages}`,
  pageHead: (head) => text`**${plain(head)}**`,
  back: '‹ Back',
  next: 'Next ›',
  all: '« All lessons',
  toGuide: '📘 To the lesson',
  jobs: '🔎 Jobs for this',
  start: '🎓 Five questions',
  about: plain('Ready? Five questions, four right ones are enough. If it does not work out, try again after 24 hours.'),
  again: (at) => text`You can try again from ${at}.`,
  questionTitle: (name, number, of) => text`🎓 ${plain(name)} · question ${number} of ${of}`,
  option: (letter, words) => text`**${plain(letter)}** ${plain(words)}`,
  passed: (name) => text`🎉 **Passed: ${plain(name)}**`,
  failed: (name) => text`**Not passed yet: ${plain(name)}**`,
  score: (right, of, mark) => text`${right} of ${of} right, ${mark} are needed.`,
  judged: (isRight, ask) => text`${plain(isRight ? '✅' : '❌')} ${plain(ask)}`,
  rightAnswer: (words) => text`**Right:** ${plain(words)}`,
  lapsed: plain('These questions were open for more than a day and do not count. Just start again.'),
}
