import { plain, text } from '../../dialog/text.ts'
import type { Copy } from '../copy.ts'
import { formats } from '../format.ts'

const format = formats.en
const times = (count: number): string => format.count(count, { one: 'time', other: 'times' })

/** Advertisements of shops, and what became of offers. */
export const adverts: Copy['adverts'] = {
  button: '📣 Advertisements',
  title: plain('📣 Advertisements'),
  about: plain('Shops advertise here. It costs no points.'),
  empty: plain('Nobody advertises right now.'),
  line: (number, title, shop) => text`${number}. **${title}** · ${shop}`,
  mark: plain('📣 Advertisement'),
  by: (name) => text`Advertisement by ${name}`,
  open: '➡️ To the offer',
  leads: (host) => text`The button leads out of Klickwork to: ${host}`,
  code: 'Code for everybody',
  copy: '📋 Copy code',
  page: '🔗 Open the page',
  back: '← To the advertisements',
  mine: {
    button: '📣 My advertisements',
    title: plain('📣 Your advertisements'),
    empty: plain('No advertisement yet.'),
    create: '➕ New advertisement',
    line: (number, title, state) => text`${number}. **${title}** · ${plain(state)}`,
    states: { live: 'shown', paused: 'paused', archived: 'ended' },
    paused: plain('⏸ The advertisement is paused.'),
    resumed: plain('▶️ The advertisement is shown again.'),
    archived: plain('The advertisement has ended.'),
    week: (day, views, taps) =>
      text`Week of ${plain(day)}: seen ${plain(times(views))}, followed ${plain(times(taps))}`,
  },
  questions: {
    flow: 'New advertisement',
    title: { label: 'Title', ask: plain('What is your advertisement called?') },
    words: { label: 'Text', ask: plain('What do you want to say?') },
    category: { label: 'Category', ask: plain('Where does it belong?') },
    link: {
      label: 'Web address',
      ask: plain('Where should it lead?'),
      hint: plain('For example https://cafe-lindner.example'),
    },
    badLink: plain(
      'This address does not work: it has to begin with https://. Write it like this: https://cafe-lindner.example',
    ),
    code: { label: 'Code for everybody', ask: plain('Is there a code that everybody may use?') },
    needsOne: plain('Give an address or a code, otherwise the advertisement leads nowhere.'),
    review: plain('An advertisement costs nothing and is shown at once.'),
    confirm: 'Place the advertisement',
    created: plain('📣 Your advertisement is shown now.'),
  },
  numbers: {
    button: '📊 Numbers',
    title: (title) => text`📊 ${title}`,
    about: plain('Each member counts once a day.'),
    week: (day, views, redeemed, points) =>
      text`Week of ${plain(day)}: looked at ${plain(times(views))}, ${redeemed} redeemed, ${plain(format.points(points))}`,
    sum: (views, redeemed, points) =>
      text`**Together:** looked at ${plain(times(views))}, ${redeemed} redeemed, ${plain(format.both(points))}`,
    picture: '🖼 As a picture',
    views: 'Looked at',
    redeemed: 'Redeemed',
  },
}
