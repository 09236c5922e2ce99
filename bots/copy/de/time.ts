import { plain, text, type Text } from '../../dialog/text.ts'

/** Giving work back. */
export const time = {
  giveBack: {
    button: '↩ Zurückgeben',
    askFree: (title: string, until: Text): Text =>
      text`↩ **„${title}“ zurückgeben?** Der Platz ist dann gleich wieder für andere frei. Das kostet dich nichts: Bis zur Hälfte der Zeit (${until}) zählt es nicht.`,
    askLate: (title: string): Text =>
      text`↩ **„${title}“ zurückgeben?** Mehr als die Hälfte der Zeit ist um: Das zählt gegen deine Pünktlichkeit. Der Platz ist dann gleich wieder für andere frei.`,
    confirmFree: '↩ Ja, zurückgeben',
    confirmLate: '↩ Trotzdem zurückgeben',
    keep: '« Doch behalten',
    done: plain('↩ Zurückgegeben. Der Platz ist wieder frei, der Auftraggeber weiß Bescheid.'),
    state: plain('↩ Du hast diesen Auftrag zurückgegeben.'),
    stateLate: plain(
      '↩ Du hast diesen Auftrag nach der Hälfte der Zeit zurückgegeben. Das zählt gegen deine Pünktlichkeit.',
    ),
  },
  notices: {
    givenBack: (name: string, title: string): Text =>
      text`↩ ${name} hat „${title}“ zurückgegeben. Der Platz ist wieder frei.`,
    givenBackEnded: (name: string, title: string): Text =>
      text`↩ ${name} hat „${title}“ zurückgegeben. Das Geld für den Platz ist wieder in deinem Guthaben.`,
  },
}
