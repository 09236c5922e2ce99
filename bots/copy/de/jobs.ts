import { guideTitle, type GuideId } from '../../../core/guides/index.ts'
import type { Missing } from '../../../core/shared/refusal.ts'
import { join, plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de
const LANGUAGE_NAMES: Readonly<Record<string, string>> = { de: 'Deutsch', en: 'Englisch' }

/** Finding jobs, the job card, and a client's own jobs. */
export const jobs = {
  menu: {
    greeting: (name: string): Text => text`Hallo ${name}!`,
    money: (earnings: number, budget: number | undefined): Text =>
      budget === undefined
        ? text`👛 Verdienst: ${plain(format.both(earnings))}`
        : text`👛 Verdienst: ${plain(format.both(earnings))} · Guthaben: ${plain(format.both(budget))}`,
    running: (count: number, next: Text): Text =>
      text`🧰 ${plain(format.count(count, { one: 'Auftrag läuft', other: 'Aufträge laufen' }))}, der nächste bis ${next}.`,
    noneRunning: plain('🧰 Gerade läuft kein Auftrag bei dir.'),
    find: '🔎 Aufträge finden',
    work: '🧰 Meine Arbeit',
    post: '➕ Auftrag einstellen',
    mine: '📋 Meine Aufträge',
    wallet: '👛 Geldbörse',
    settings: '⚙️ Einstellungen',
    guides: '📘 Lektionen',
    help: '❓ Hilfe',
    operator: '🛠 Betreiber',
    back: '« Menü',
  },
  find: {
    title: text`🔎 **Offene Aufträge**`,
    titleIn: (category: string): Text => text`🔎 Offene Aufträge: **${plain(category)}**`,
    titleFor: (words: string): Text => text`🔎 Offene Aufträge zu „${words}“`,
    line: (number: number, title: string, points: number, minutes: number, perHour: number, open: number): Text =>
      text`**${number}. ${title}**\n${plain(format.euros(points))} · ca. ${plain(format.minutes(minutes))} · ${plain(format.euros(perHour))} pro Stunde · ${plain(format.count(open, { one: 'Platz', other: 'Plätze' }))} frei`,
    lacking: (first: Text, more: number): Text =>
      more === 0
        ? text`🔒 Dir fehlt noch: ${first}`
        : text`🔒 Dir fehlt noch: ${first}. Tippe darauf, dann siehst du, was sonst noch fehlt.`,
    knowHow: (guide: GuideId): Text => text`🎓 Verlangt die Prüfung „${plain(guideTitle(guide, 'de'))}“: Die hast du.`,
    held: plain('🔒 Der freie Platz ist gerade für jemanden auf der Warteliste reserviert.'),
    busy: (limit: number): Text =>
      text`🔒 Du hast schon ${limit} Aufträge in Arbeit. Gib erst einen ab, dann ist wieder Platz.`,
    empty: plain('Hier ist gerade nichts offen. Schau später wieder vorbei, oder stell selbst einen Auftrag ein.'),
    categories: '🗂 Kategorien',
    all: 'Alle Aufträge',
    categoriesTitle: plain('🗂 Welche Kategorie?'),
    newer: '« Von vorn',
    older: 'Weitere ›',
  },
  card: {
    reward: (points: number): Text => text`**${plain(format.both(points))}** je Ergebnis`,
    effort: (minutes: number, perHour: number): Text =>
      text`⏱ ca. ${plain(format.minutes(minutes))} · ${plain(format.euros(perHour))} pro Stunde`,
    slots: (open: number, slots: number): Text =>
      text`👥 ${open} von ${plain(format.count(slots, { one: 'Platz', other: 'Plätzen' }))} frei`,
    claimWay: plain('⚡ Wer zuerst kommt, bekommt den Platz'),
    applyWay: plain('✋ Du bewirbst dich, der Auftraggeber wählt aus'),
    workTime: (hours: number): Text => text`⏳ Zeit für die Arbeit: ${plain(format.hours(hours))}`,
    closes: (at: Text): Text => text`🗓 Offen bis ${at}`,
    proof: (kinds: readonly string[]): Text => text`📎 Abgabe: ${plain(format.list(kinds))}`,
    proofKinds: { text: 'Text', link: 'Link', picture: 'Bild', file: 'Datei' },
    client: (name: string): Text => text`👤 Auftrag von ${name}`,
    record: (parts: readonly string[]): Text => plain(parts.join(' · ')),
    stars: (tenths: number, reviews: number): string => `⭐ ${format.tenths(tenths)}/5 (${format.number(reviews)})`,
    newClient: 'neu hier',
    approved: (percent: number): string => `${percent} % angenommen`,
    decides: (hours: number): string => `entscheidet meist in ${format.hours(hours)}`,
    details: '📄 Details',
    take: (points: number): string => `Übernehmen · ${format.euros(points)}`,
    apply: (points: number): string => `Bewerben · ${format.euros(points)}`,
    share: '🔗 Teilen',
    toWork: '🧰 Zu meiner Arbeit',
    withdraw: 'Bewerbung zurückziehen',
    manage: '📋 Verwalten',
    full: '🔒 Vergeben',
    notOpen: '🔒 Nicht offen',
    all: '« Alle Aufträge',
    back: '« Zum Auftrag',
    applied: (at: Text): Text => text`✋ Du hast dich beworben. Eine Antwort bekommst du spätestens am ${at}.`,
    declined: plain('Mit deiner Bewerbung hat es diesmal nicht geklappt.'),
    droppedOut: plain(
      '🔒 Du bist hier schon zweimal abgesprungen. Noch einmal geht es nur, wenn der Auftraggeber dich einlädt.',
    ),
    yours: plain('✅ Das ist deine Arbeit.'),
    done: plain('✅ Diesen Auftrag hast du schon erledigt.'),
    missingTitle: plain('🔒 Für diesen Auftrag fehlt dir noch:'),
    missing: (missing: Missing): Text => {
      switch (missing.need) {
        case 'age':
          return text`ein Mindestalter von ${missing.minimumAge} Jahren`
        case 'stars':
          return text`mindestens ${plain(format.tenths(missing.minimumStarsTenths))} Sterne im Schnitt`
        case 'jobs':
          return text`${plain(format.count(missing.minimumJobs, { one: 'erledigter Auftrag', other: 'erledigte Aufträge' }))}`
        case 'language':
          return text`eine dieser Sprachen in deinen Einstellungen: ${plain(format.list(missing.languages.map((language) => LANGUAGE_NAMES[language] ?? language)))}`
        case 'guardian':
          return plain('die Zustimmung deiner Eltern oder Erziehungsberechtigten')
        case 'shorter':
          return text`eine kürzere Aufgabe: in deinem Alter höchstens ${plain(format.minutes(missing.minutes))}`
        case 'hours':
          return text`die richtige Zeit: in deinem Alter von ${missing.from} bis ${missing.until} Uhr`
        case 'qualification':
          return text`die bestandene Prüfung „${plain(guideTitle(missing.guide, 'de'))}“`
        case 'invitation':
          return plain('eine Einladung des Auftraggebers')
      }
    },
  },
  details: {
    brief: text`**Aufgabe**`,
    result: text`**So soll das Ergebnis aussehen**`,
    checklist: text`**Das wird geprüft**`,
    example: (url: Text): Text => text`🔗 Beispiel: ${url}`,
    ai: {
      allowed: plain('🤖 KI-Hilfe ist erlaubt.'),
      disclose: plain('🤖 KI-Hilfe ist erlaubt, wenn du sagst, wie sie geholfen hat.'),
      'not-allowed': plain('🤖 Bitte ohne KI-Hilfe.'),
    },
    review: (days: number): Text =>
      text`🕵 Nach der Abgabe hat der Auftraggeber ${plain(format.count(days, { one: 'Tag', other: 'Tage' }))} Zeit. Sagt er nichts, gilt die Arbeit als angenommen.`,
    needs: (parts: readonly Text[]): Text => text`🎯 Voraussetzungen: ${join(parts, ', ')}`,
    category: (name: string): Text => text`Kategorie: ${plain(name)}`,
    more: 'Weiter lesen ›',
    less: '« Aufgabe',
  },
  share: {
    title: (title: string): Text => text`🔗 „${title}“ teilen`,
    how: plain(
      'Wer einen Link antippt, landet direkt bei diesem Auftrag: im Chat oder auf der Webseite, die jeder ansehen kann.',
    ),
    places: { telegram: 'Telegram', discord: 'Discord', page: 'Webseite' },
  },
  mine: {
    title: text`📋 **Deine Aufträge**`,
    empty: plain('Du hast noch keinen Auftrag. Mit einer Vorlage dauert der erste etwa zwei Minuten.'),
    line: (number: number, title: string, state: string): Text => text`**${number}. ${title}**\n${plain(state)}`,
    states: {
      draft: 'Entwurf',
      checking: 'wird geprüft',
      open: 'offen',
      paused: 'pausiert',
      closed: 'beendet',
      discarded: 'verworfen',
      full: 'vergeben',
      finished: 'fertig',
    },
    counts: (open: number, working: number, submitted: number, paid: number): string =>
      `${open} frei · ${working} in Arbeit · ${submitted} zu prüfen · ${paid} bezahlt`,
    rejected: (count: number): string => `${count} abgelehnt`,
    applicants: (count: number): string =>
      format.count(count, { one: 'Bewerbung wartet', other: 'Bewerbungen warten' }),
    asks: (count: number): string => format.count(count, { one: 'Bitte um Zeit', other: 'Bitten um Zeit' }),
    appeals: (count: number): string => format.count(count, { one: 'Widerspruch', other: 'Widersprüche' }),
    next: (at: Text): Text => text`⏰ Nächste Frist: ${at}`,
    yourTurn: plain('👉 Du bist dran.'),
    theirTurn: plain('⏳ Die Webworker sind dran.'),
    nobodysTurn: plain('⏳ Wartet auf Webworker.'),
    post: '➕ Auftrag einstellen',
    older: 'Ältere ›',
    newer: '« Neueste',
  },
  manage: {
    cost: (reward: number, slots: number, fee: number): Text =>
      text`💶 ${plain(format.euros(reward))} je Platz, ${plain(format.count(slots, { one: 'Platz', other: 'Plätze' }))}, Gebühr ${plain(format.euros(fee))} je Platz`,
    escrow: (points: number): Text => text`🔐 In Treuhand: ${plain(format.both(points))}`,
    applicants: (count: number): string => `✋ Bewerbungen (${count})`,
    submissions: (count: number): string => `🕵 Abgaben prüfen (${count})`,
    pause: '⏸ Pausieren',
    resume: '▶️ Fortsetzen',
    withdraw: '➖ Plätze zurückziehen',
    close: '⏹ Beenden',
    publish: (points: number): string => `✅ Veröffentlichen · ${format.euros(points)}`,
    discard: '🗑 Verwerfen',
    deposit: '💶 Einzahlen',
    all: '« Meine Aufträge',
    draftCost: (total: number): Text => text`Beim Veröffentlichen werden **${plain(format.both(total))}** reserviert.`,
    draftMissing: (missing: number): Text =>
      text`Dafür fehlen dir noch **${plain(format.both(missing))}**. Zahl sie ein; sobald sie da sind, sage ich dir Bescheid, und du veröffentlichst mit einem Tipp.`,
    draftFirst: (points: number): Text =>
      text`Vor dem ersten Auftrag zahlst du mindestens ${plain(format.both(points))} ein. Der Entwurf bleibt so lange hier liegen.`,
    published: (total: number, reviewDays: number): Text =>
      text`✅ Dein Auftrag ist online. ${plain(format.both(total))} liegen jetzt in Treuhand und gehen erst hinaus, wenn du freigibst oder ${plain(format.count(reviewDays, { one: 'Tag', other: 'Tage' }))} nichts sagst.`,
    paused: plain('⏸ Pausiert: Neue kommen nicht mehr dazu, laufende Arbeit geht weiter.'),
    resumed: plain('▶️ Der Auftrag läuft wieder.'),
    discarded: plain('🗑 Der Entwurf ist verworfen.'),
    askClose: (title: string, open: number, points: number): Text =>
      text`„${title}“ beenden? ${plain(format.count(open, { one: 'freier Platz wird', other: 'freie Plätze werden' }))} zurückgezogen, ${plain(format.both(points))} gehen in dein Guthaben zurück. Laufende Arbeit wird noch fertig.`,
    confirmClose: '⏹ Ja, beenden',
    closed: (points: number): Text => text`⏹ Beendet. ${plain(format.both(points))} sind wieder in deinem Guthaben.`,
    withdrawn: (slots: number, points: number): Text =>
      text`➖ ${plain(format.count(slots, { one: 'Platz', other: 'Plätze' }))} zurückgezogen. ${plain(format.both(points))} sind wieder in deinem Guthaben.`,
  },
  withdraw: {
    title: 'Plätze zurückziehen',
    label: 'Wie viele Plätze?',
    ask: (open: number): Text =>
      text`Wie viele Plätze möchtest du zurückziehen? Gerade ${plain(open === 1 ? 'ist 1 Platz' : `sind ${format.number(open)} Plätze`)} frei.`,
    summary: (points: number): Text => text`${plain(format.both(points))} gehen sofort in dein Guthaben zurück.`,
    confirm: 'Zurückziehen',
  },
  languageNames: LANGUAGE_NAMES,
}
