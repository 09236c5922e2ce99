import { commandsIn, list, plain, text, type Text } from '../../dialog/text.ts'

const { command } = commandsIn('de')

const points = (...items: readonly (string | Text)[]): Text =>
  list(items.map((item) => (typeof item === 'string' ? plain(item) : item)))

/** Privacy, terms and imprint, in words that a person understands. */
export const legal = {
  privacyTitle: plain('🔒 Datenschutz'),
  privacy: [
    {
      head: plain('Was wir speichern'),
      body: points(
        'deine Kennung und deinen Namen bei Telegram oder Discord, Sprache, Zeitzone und Ruhezeiten',
        'dein Geburtsdatum und wann du welcher Fassung der Bedingungen zugestimmt hast',
        'deine Aufträge, Bewerbungen, Abgaben mit Dateien, Bewertungen und jede Buchung deiner Punkte',
      ),
    },
    {
      head: plain('Warum'),
      body: plain(
        'Ohne das lassen sich Aufträge nicht vergeben, abgeben und bezahlen (Vertrag, Art. 6 Abs. 1 b DSGVO). Das Alter prüfen wir zum Schutz von Kindern, Buchungen müssen wir aufbewahren (Art. 6 Abs. 1 c DSGVO). Wir verkaufen nichts und werten nichts für Werbung aus.',
      ),
    },
    {
      head: plain('Wer was sieht'),
      body: plain(
        'Andere Mitglieder sehen deinen Namen, deine Bewertungen und was du mit ihnen teilst, nie dein Geburtsdatum und keine Kontaktdaten. Betreiber sehen, was sie für ihre Arbeit brauchen. Nachrichten laufen über Telegram oder Discord, dort gelten auch deren Regeln.',
      ),
    },
    {
      head: plain('Wie lange'),
      body: points(
        'was du mir tippst: nur bis ich geantwortet habe; angefangene Gespräche sieben Tage; ging bei mir etwas schief, bis zu 30 Tage, um den Fehler zu finden',
        'wer anfängt und nicht Mitglied wird: zwei Wochen',
        'meine Nachrichten an dich: 30 Tage; abgegebene Dateien: 90 Tage nach dem Ende des Auftrags; Lieferadressen: 90 Tage nach dem Ende der Bestellung',
        'dein Profil, deine Aufträge und Abgaben: solange du Mitglied bist',
        'Buchungen: so lange, wie das Gesetz es verlangt',
        'war jemand zu jung: nichts außer der Absage selbst',
      ),
    },
    {
      head: plain('Deine Rechte'),
      body: text`Auskunft, Berichtigung, Löschung, Einschränkung, Mitnahme deiner Daten, Widerspruch und Beschwerde bei der Datenschutzbehörde. Für Auskunft, Mitnahme und Löschung gibt es unten einen Knopf, für alles andere den Betreiber: ${command('imprint')}`,
    },
  ] as readonly { readonly head: Text; readonly body: Text }[],

  termsTitle: plain('📄 Nutzungsbedingungen'),
  termsVersion: (version: string): Text => text`Fassung ${plain(version)}`,
  terms: (minimumAge: number, fee: string): Text =>
    points(
      `Mitglied kann werden, wer mindestens ${minimumAge} Jahre alt ist. Unter 18 müssen Erziehungsberechtigte vor dem ersten Auftrag zustimmen.`,
      'Jede Person hat ein Konto und macht ehrliche Angaben.',
      'Ein Punkt ist ein Cent. Guthaben ist für Aufträge da, Verdienst gehört dir.',
      `Wer einen Auftrag veröffentlicht, legt Belohnung und Gebühr (hier ${fee} der Belohnung) in die Treuhand. Für freie Plätze gibt es beides jederzeit zurück.`,
      'Ein Platz, eine Person, eine Frist. Wer die Frist verstreichen lässt, verliert den Platz.',
      'Der Auftraggeber prüft in der vereinbarten Zeit. Schweigt er, gilt das Ergebnis als freigegeben. Eine Ablehnung braucht eine Begründung, das Geld bleibt dann in der Treuhand, bis entschieden ist.',
      'Mit der Bezahlung darf der Auftraggeber das Ergebnis so nutzen, wie der Auftrag es beschreibt.',
      'Verboten sind gekaufte Likes, Follower, Stimmen, Sterne und Links, alles Strafbare und alles, wofür jemand sein Passwort oder seinen Ausweis hergeben müsste.',
      'Für Steuern und Abgaben ist jede und jeder selbst verantwortlich.',
      'Wer gegen die Regeln verstößt, kann gesperrt werden. Darüber entscheidet immer ein Mensch, mit Begründung.',
    ),

  imprintTitle: plain('Impressum'),
  imprintSandbox: plain(
    'Das hier ist eine Übungsumgebung von Klickwork auf einem Rechner zum Ausprobieren. Niemand betreibt sie öffentlich, und es fließt kein echtes Geld.',
  ),
  imprintMissing: plain(
    'Diese Installation von Klickwork hat noch kein Impressum. Der Betreiber muss hier Name, Anschrift und Kontakt eintragen, bevor er sie öffentlich anbietet.',
  ),
  percent: (percent: string): string => `${percent} %`,
  toTerms: '📄 Bedingungen',
  toPrivacy: '🔒 Datenschutz',
  toImprint: 'ℹ️ Impressum',
}
