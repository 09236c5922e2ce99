import type { OfferStatus } from '../../../core/shop/index.ts'
import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de
const times = (count: number): string => `${format.number(count)}-mal`

/** Anzeigen von Shops, und was aus Angeboten wurde. */
export const adverts = {
  button: '📣 Anzeigen',
  title: plain('📣 Anzeigen'),
  about: plain('Hier werben Shops. Das kostet keine Punkte.'),
  empty: plain('Gerade wirbt niemand.'),
  line: (number: number, title: string, shop: string): Text => text`${number}. **${title}** · ${shop}`,
  mark: plain('📣 Anzeige'),
  by: (name: string): Text => text`Anzeige von ${name}`,
  open: '➡️ Zum Angebot',
  leads: (host: string): Text => text`Der Knopf führt aus Klickwork hinaus zu: ${host}`,
  code: 'Code für alle',
  copy: '📋 Code kopieren',
  page: '🔗 Seite öffnen',
  back: '← Zu den Anzeigen',
  mine: {
    button: '📣 Meine Anzeigen',
    title: plain('📣 Deine Anzeigen'),
    empty: plain('Noch keine Anzeige.'),
    create: '➕ Neue Anzeige',
    line: (number: number, title: string, state: string): Text => text`${number}. **${title}** · ${plain(state)}`,
    states: { live: 'zu sehen', paused: 'pausiert', archived: 'beendet' } as Readonly<Record<OfferStatus, string>>,
    paused: plain('⏸ Die Anzeige ist pausiert.'),
    resumed: plain('▶️ Die Anzeige ist wieder zu sehen.'),
    archived: plain('Die Anzeige ist beendet.'),
    week: (day: string, views: number, taps: number): Text =>
      text`Woche ab ${plain(day)}: ${plain(times(views))} gesehen, ${plain(times(taps))} weitergetippt`,
  },
  questions: {
    flow: 'Neue Anzeige',
    title: { label: 'Titel', ask: plain('Wie heißt deine Anzeige?') },
    words: { label: 'Text', ask: plain('Was möchtest du sagen?') },
    category: { label: 'Kategorie', ask: plain('Wozu gehört sie?') },
    link: {
      label: 'Adresse im Netz',
      ask: plain('Wohin soll sie führen?'),
      hint: plain('Zum Beispiel https://cafe-lindner.example'),
    },
    badLink: plain(
      'Diese Adresse geht nicht: Sie muss mit https:// beginnen. Schreib sie so: https://cafe-lindner.example',
    ),
    code: { label: 'Code für alle', ask: plain('Gibt es einen Code, den alle benutzen dürfen?') },
    needsOne: plain('Gib eine Adresse oder einen Code an, sonst führt die Anzeige nirgends hin.'),
    review: plain('Eine Anzeige kostet nichts und steht sofort bei den Anzeigen.'),
    confirm: 'Anzeige aufgeben',
    created: plain('📣 Deine Anzeige ist zu sehen.'),
  },
  numbers: {
    button: '📊 Zahlen',
    title: (title: string): Text => text`📊 ${title}`,
    about: plain('Jedes Mitglied zählt am Tag einmal.'),
    week: (day: string, views: number, redeemed: number, points: number): Text =>
      text`Woche ab ${plain(day)}: ${plain(times(views))} angesehen, ${redeemed} eingelöst, ${plain(format.points(points))}`,
    sum: (views: number, redeemed: number, points: number): Text =>
      text`**Zusammen:** ${plain(times(views))} angesehen, ${redeemed} eingelöst, ${plain(format.both(points))}`,
    picture: '🖼 Als Bild',
    views: 'Angesehen',
    redeemed: 'Eingelöst',
  },
}
