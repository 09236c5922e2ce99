import { plain } from '../../dialog/text.ts'

/** What a person can do about their own data: take it along, or have it deleted. */
export const privacy = {
  intro: plain(
    'Deine Daten gehören dir. Hier steht, was ich behalte und warum. Du kannst jederzeit alles mitnehmen oder dein Konto löschen.',
  ),
  exportButton: '📦 Alles exportieren',
  linkComing: plain('Der Link kommt sofort.'),
  link: plain(
    'Hier lädst du alles herunter, was ich über dich weiß: eine ZIP-Datei mit Tabellen und deinen Dateien. Der Link gilt 30 Minuten, einmal und nur für dich; gib ihn nicht weiter.',
  ),
  linkButton: 'Zu meinen Daten',
}
