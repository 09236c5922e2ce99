import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'

const { command } = commandsIn('de')

/** Steuerdaten und was davon gemeldet wird. */
export const tax = {
  button: '🧾 Steuern',
  title: plain('🧾 Steuern'),
  label: 'Steuerdaten',
  present: (day: string): Text => text`hinterlegt am ${plain(day)}`,
  missing: plain('noch nicht hinterlegt'),
  why: plain(
    'Vor der ersten Auszahlung brauchen wir sie einmal (PStTG, DAC7): Namen, Anschrift, Geburtsdatum und Steuernummer, auf einer sicheren Seite, nicht hier im Chat.',
  ),
  enterFirst: plain('Es fehlen nur noch deine Steuerdaten: einmal eintragen, dann kannst du auszahlen.'),
  enterButton: '🧾 Steuerdaten eintragen',
  changeButton: '🧾 Steuerdaten ändern',
  linkComing: plain('Der Link kommt sofort.'),
  link: plain(
    'Hier trägst du deine Steuerdaten ein. Der Link gilt 30 Minuten und nur für dich; gib ihn nicht weiter. Alles wird verschlüsselt gespeichert.',
  ),
  linkMinor: plain(
    'Hier trägst du deine Steuerdaten ein, oder deine Eltern oder Erziehungsberechtigten tun es für dich. Der Link gilt 30 Minuten; gib ihn sonst niemandem. Alles wird verschlüsselt gespeichert.',
  ),
  linkButton: 'Steuerdaten eintragen',
  entered: (day: string): Text => text`🧾 Deine **Steuerdaten sind hinterlegt**, seit dem ${plain(day)}.`,
  notYou: text`Warst du das nicht? Dann schreib dem Betreiber: ${command('imprint')}`,
}
