import { commandsIn, list, plain, text, type Text } from '../../dialog/text.ts'

const { command } = commandsIn('de')

const points = (...items: readonly (string | Text)[]): Text =>
  list(items.map((item) => (typeof item === 'string' ? plain(item) : item)))

export interface Section {
  readonly head: Text
  readonly body: Text
}

/** Privacy, terms and imprint, in words that a person understands. */
export const legal = {
  privacyTitle: plain('🔒 Datenschutz'),
  privacy: (to: { readonly stripe: boolean; readonly tremendous: boolean }): readonly Section[] => [
    {
      head: plain('Was wir speichern'),
      body: points(
        'deine Kennung und deinen Namen bei Telegram oder Discord, Sprache, Zeitzone und Ruhezeiten',
        'dein Geburtsdatum und wann du welcher Fassung der Bedingungen zugestimmt hast; bist du unter 18, auch Namen und Kontakt deiner Erziehungsberechtigten und was sie erlaubt haben',
        'deine Aufträge, Bewerbungen, Abgaben mit Dateien, Bewertungen und jede Buchung deiner Punkte',
        'wenn du dir etwas auszahlen lässt: IBAN und Kontoinhaber, vor der ersten Auszahlung auch Namen, Anschrift, Geburtsdatum und Steuernummer oder Geburtsort für die Meldung an das Finanzamt',
        'wenn du überweist: was auf unserem Kontoauszug steht; wenn du etwas bestellst, das verschickt wird: die Lieferadresse',
      ),
    },
    {
      head: plain('Warum'),
      body: plain(
        'Ohne das lassen sich Aufträge nicht vergeben, abgeben und bezahlen (Vertrag, Art. 6 Abs. 1 b DSGVO). Das Alter prüfen wir zum Schutz von Kindern. Buchungen müssen wir aufbewahren und Einkünfte melden (Art. 6 Abs. 1 c DSGVO, AO, PStTG). Wir verkaufen nichts und werten nichts für Werbung aus.',
      ),
    },
    {
      head: plain('Wer was sieht'),
      body: points(
        'Andere Mitglieder sehen deinen Namen, deine Bewertungen und was du mit ihnen teilst, nie dein Geburtsdatum und keine Kontaktdaten. Ein Auftrag, den du veröffentlichst, steht ohne deinen Namen auch im Netz. Deine Lieferadresse sieht nur der Shop, für diese eine Bestellung.',
        'Betreiber sehen, was sie für ihre Arbeit brauchen. IBAN, Steuerdaten, Adressen und Gutscheincodes liegen verschlüsselt.',
        'Nachrichten laufen über Telegram oder Discord, dort gelten auch deren Regeln.',
        'Unsere Bank bekommt für eine Auszahlung deinen Namen, deine IBAN und den Betrag, das Finanzamt einmal im Jahr, was das PStTG verlangt.',
        ...(to.stripe
          ? [
              'Zahlst du mit Karte, gibst du die Kartendaten bei Stripe ein. Wir sehen sie nie und geben Stripe nur den Betrag.',
            ]
          : []),
        ...(to.tremendous
          ? ['Manche Gutscheine kaufen wir bei Tremendous. Dorthin geht nur ihr Wert, nichts über dich.']
          : []),
      ),
    },
    {
      head: plain('Wie lange'),
      body: points(
        'was du tippst: bis du eine Antwort hast; angefangene Gespräche sieben Tage; ging etwas schief, bis zu 30 Tage, um den Fehler zu finden',
        'wer anfängt und nicht Mitglied wird: zwei Wochen',
        'Nachrichten an dich: 30 Tage; abgegebene Dateien: 90 Tage nach dem Ende des Auftrags; Lieferadressen: 90 Tage nach dem Ende der Bestellung',
        'dein Profil, deine Aufträge und Abgaben: solange du Mitglied bist',
        'Buchungen und Kontoauszüge: acht Jahre; Steuerdaten mit dem Konto: zehn Jahre, wenn du etwas verdient hast, sonst bis du gehst',
        'war jemand zu jung: nichts außer der Absage selbst',
      ),
    },
    {
      head: plain('Deine Rechte'),
      body: text`Auskunft, Berichtigung, Löschung, Einschränkung, Mitnahme deiner Daten, Widerspruch und Beschwerde bei der Datenschutzbehörde. Auskunft, Mitnahme und Löschung gibt es im Chat mit ${command('privacy')}, alles andere beim Betreiber: ${command('imprint')}`,
    },
  ],

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
      'Verdienst gibt es als Überweisung auf ein Konto auf deinen Namen (unter 18 auch das der Erziehungsberechtigten) oder im Shop als Gutschein und Ware.',
      'Im Shop kaufst du mit Punkten bei dem, der dort im Impressum steht. Nimmt er eine Bestellung nicht innerhalb von 5 Tagen an oder verschickt er sie nicht innerhalb von 14 Tagen, hast du deine Punkte zurück. Stimmt etwas nicht, reklamiere im Chat; einigt ihr euch nicht, entscheidet ein Betreiber.',
      'Wer einen Shop führt, steht für seine Angebote ein. Seine Punkte sind nach 14 Tagen frei und werden ausgezahlt wie anderer Verdienst.',
      'Für Steuern und Abgaben ist jede und jeder selbst verantwortlich.',
      'Wer gegen die Regeln verstößt, kann gesperrt werden. Darüber entscheidet immer ein Mensch, mit Begründung.',
    ),

  imprintTitle: plain('Impressum'),
  imprintSandbox: plain(
    'Das hier ist eine Übungsumgebung von Klickwork auf einem Rechner zum Ausprobieren. Niemand betreibt sie öffentlich, und es fließt kein echtes Geld.',
  ),
  imprintMissing: plain(
    'Diese Installation von Klickwork hat noch kein Impressum. Der Betreiber muss Name, Anschrift und Kontakt eintragen (IMPRINT), bevor er sie öffentlich anbietet.',
  ),
  imprintIs: (lines: readonly string[]): Text => plain(lines.join('\n')),
  percent: (percent: string): string => `${percent} %`,
  toTerms: '📄 Bedingungen',
  toPrivacy: '🔒 Datenschutz',
  toImprint: 'ℹ️ Impressum',
}
