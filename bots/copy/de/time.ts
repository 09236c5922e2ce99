import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de

/** Giving work back, more time, release. */
export const time = {
  giveBack: {
    button: '↩ Zurückgeben',
    askFree: (title: string, until: Text): Text =>
      text`↩ **„${title}“ zurückgeben?** Der Platz ist dann gleich wieder für andere frei. Das kostet dich nichts: Bis zur Hälfte der Zeit (${until}) zählt es nicht.`,
    askFreeEnded: (title: string, until: Text): Text =>
      text`↩ **„${title}“ zurückgeben?** Der Auftrag ist beendet, niemand macht ihn für dich weiter. Das kostet dich nichts: Bis zur Hälfte der Zeit (${until}) zählt es nicht.`,
    askLate: (title: string): Text =>
      text`↩ **„${title}“ zurückgeben?** Mehr als die Hälfte der Zeit ist um: Das zählt gegen deine Pünktlichkeit. Der Platz ist dann gleich wieder für andere frei.`,
    askLateEnded: (title: string): Text =>
      text`↩ **„${title}“ zurückgeben?** Mehr als die Hälfte der Zeit ist um: Das zählt gegen deine Pünktlichkeit. Der Auftrag ist beendet, niemand macht ihn für dich weiter.`,
    confirmFree: '↩ Ja, zurückgeben',
    confirmLate: '↩ Trotzdem zurückgeben',
    keep: '« Doch behalten',
    done: plain('↩ Zurückgegeben. Der Platz ist wieder frei, der Auftraggeber weiß Bescheid.'),
    doneEnded: plain('↩ Zurückgegeben. Der Auftrag war schon beendet, der Auftraggeber weiß Bescheid.'),
    state: plain('↩ Du hast diesen Auftrag zurückgegeben.'),
    stateLate: plain(
      '↩ Du hast diesen Auftrag nach der Hälfte der Zeit zurückgegeben. Das zählt gegen deine Pünktlichkeit.',
    ),
  },
  more: {
    plusDay: '⏱ +24 Std.',
    other: '⏱ Mehr Zeit',
    title: 'Mehr Zeit erbitten',
    label: 'Mehr Zeit',
    ask: (title: string): Text =>
      text`⏱ Wie viele Stunden mehr brauchst du für **„${title}“**? Der Auftraggeber entscheidet, Schweigen heißt Nein.`,
    option: (hours: number): string => `+${format.hours(hours)}`,
    confirm: '⏱ Fragen',
    asked: (hours: number, until: Text): Text =>
      text`⏱ Gefragt: ${plain(format.hours(hours))} mehr. Antwort bis ${until}, sonst bleibt es bei der Frist.`,
    waiting: (hours: number, until: Text): Text =>
      text`⏱ Du hast um ${plain(format.hours(hours))} mehr gebeten. Antwort bis ${until}, sonst bleibt es bei der Frist.`,
    agree: (hours: number): string => `✅ +${format.hours(hours)} geben`,
    decline: '✖ Nein',
    granted: (name: string, until: Text): Text => text`✅ ${name} hat jetzt Zeit bis ${until}.`,
    declined: (name: string): Text => text`✖ Abgelehnt. ${name} weiß Bescheid, die Frist bleibt.`,
    listButton: (count: number): string => `⏱ Bitten um Zeit (${count})`,
    none: plain('⏱ Niemand bittet gerade um mehr Zeit.'),
  },
  release: {
    closeAndAsk: '⏹ Beenden und um Abbruch bitten',
    closeNote: (count: number): Text =>
      text`${plain(format.count(count, { one: 'Person arbeitet', other: 'Leute arbeiten' }))} noch daran. Du kannst sie fertig werden lassen oder bitten, im Einvernehmen aufzuhören. Wer schweigt, macht weiter.`,
    askButton: (count: number): string => `🤝 Um Abbruch bitten (${count})`,
    asked: (count: number): Text =>
      count === 0
        ? plain('🤝 Gerade ist niemand da, der gefragt werden könnte.')
        : text`🤝 ${plain(format.count(count, { one: 'Person ist', other: 'Leute sind' }))} gefragt. Wer innerhalb von 24 Stunden nicht antwortet, macht weiter.`,
    agree: '🤝 Ja, aufhören',
    decline: '✖ Nein, ich mache weiter',
    waiting: (until: Text): Text =>
      text`🤝 Der Auftraggeber hat den Auftrag beendet und bittet dich aufzuhören. Das schadet dir nicht, bezahlt wird dann nichts. Ohne Antwort bis ${until} machst du einfach weiter.`,
    agreed: plain('🤝 Beendet. Das zählt nicht gegen dich.'),
    goesOn: plain('👍 Du machst weiter, der Auftraggeber weiß Bescheid.'),
    state: plain('🤝 Dieser Auftrag wurde vorzeitig beendet. Das zählt nicht gegen dich.'),
  },
  takeBack: {
    button: (count: number): string => `⌛ Überfällige zurücknehmen (${count})`,
    done: (count: number): Text =>
      text`⌛ ${plain(format.count(count, { one: 'Platz', other: 'Plätze' }))} zurückgenommen.`,
    state: plain(
      '⌛ Die Frist war vorbei, der Auftraggeber hat den Platz zurückgenommen. Das zählt gegen deine Pünktlichkeit.',
    ),
  },
  notices: {
    applicationWaits: (name: string, title: string, until: Text): Text =>
      text`⏰ Die Bewerbung von **${name}** für „${title}“ wartet auf dich. Ohne Antwort verfällt sie am ${until}.`,
    withdrawn: (title: string): Text =>
      text`⌛ Die Frist für „${title}“ ist vorbei, der Auftraggeber hat den Platz zurückgenommen. Das zählt gegen deine Pünktlichkeit.`,
    asksTime: (name: string, title: string, hours: number, until: Text): Text =>
      text`⏱ **${name} bittet um ${plain(format.hours(hours))} mehr** für „${title}“. Ohne Antwort bis ${until} bleibt es bei der Frist.`,
    asksRelease: (title: string, until: Text): Text =>
      text`🤝 **Der Auftraggeber hat „${title}“ beendet und bittet dich aufzuhören.** Das zählt nicht gegen dich, bezahlt wird dann nichts. Ohne Antwort bis ${until} machst du einfach weiter.`,
    timeAgreed: (title: string, until: Text): Text => text`✅ **Mehr Zeit für „${title}“:** Gib jetzt bis ${until} ab.`,
    timeDeclined: (title: string, until: Text): Text =>
      text`✖ Nicht mehr Zeit für „${title}“: Die Frist bleibt ${until}.`,
    timeUnanswered: (title: string, until: Text): Text =>
      text`⌛ Auf deine Bitte um mehr Zeit für „${title}“ kam keine Antwort: Es bleibt bei ${until}.`,
    releaseAgreed: (name: string, title: string): Text =>
      text`🤝 ${name} hört mit „${title}“ auf. Das Geld für den Platz ist wieder in deinem Guthaben.`,
    releaseDeclined: (name: string, title: string): Text => text`👍 ${name} macht mit „${title}“ weiter.`,
    releaseUnanswered: (name: string, title: string): Text =>
      text`⌛ ${name} hat nicht geantwortet und macht mit „${title}“ weiter.`,
    givenBack: (name: string, title: string): Text =>
      text`↩ ${name} hat „${title}“ zurückgegeben. Der Platz ist wieder frei.`,
    givenBackEnded: (name: string, title: string): Text =>
      text`↩ ${name} hat „${title}“ zurückgegeben. Das Geld für den Platz ist wieder in deinem Guthaben.`,
  },
}
