import type { Language } from '../../core/shared/language.ts'

interface ExportWords {
  readonly title: string
  readonly lines: readonly string[]
  readonly save: string
  /** The beginning of the archive's name. */
  readonly file: string
  /** The file in it that explains the others, and what it says. */
  readonly readme: string
  readonly words: string
}

export const exportWords: Readonly<Record<Language, ExportWords>> = {
  de: {
    title: 'Alles über dich',
    lines: [
      'Du bekommst eine ZIP-Datei mit allem, was wir über dich wissen: jede Tabelle als JSON und als CSV, dazu deine Dateien.',
      'Darin stehen auch deine Kontonummer, deine Adressen und die Codes, die du gekauft hast. Bewahr die Datei gut auf und gib sie niemandem.',
      'Der Link gilt für einen Download. Bricht er ab, hol dir im Chat einfach einen neuen.',
    ],
    save: 'ZIP herunterladen',
    file: 'klickwork-daten',
    readme: 'LIESMICH.txt',
    words: `Alles, was Klickwork über dich weiß

json/   jede Tabelle als JSON, für Programme
csv/    dieselben Tabellen für Excel und LibreOffice
files/  die Dateien, die du geschickt hast

Tabellen, in denen von dir nichts steht, fehlen. 100 Punkte sind 1 Euro. Zeiten stehen in
der Schreibweise von ISO 8601.

Andere Menschen stehen nur mit dem Namen darin, den du auch im Chat siehst. Nicht dabei ist,
was ihnen gehört oder nur der Technik dient: wer dich gemeldet hat, die Kontaktdaten deiner
Erziehungsberechtigten, Prüfsummen, Schlüssel und Wartezeiten.
`,
  },
  en: {
    title: 'Everything about you',
    lines: [
      'You get a ZIP file with everything that we know about you: each table as JSON and as CSV, and your files.',
      'It also holds your account number, your addresses and the codes that you have bought. Keep the file safe and give it to nobody.',
      'The link is good for one download. If that breaks off, just get a new link in the chat.',
    ],
    save: 'Download the ZIP',
    file: 'klickwork-data',
    readme: 'README.txt',
    words: `Everything that Klickwork knows about you

json/   each table as JSON, for programs
csv/    the same tables for Excel and LibreOffice
files/  the files that you have sent

Tables that hold nothing about you are missing. 100 points are 1 euro. Times are written as
ISO 8601 has it.

Other people are in it only by the name that you see in the chat. What is theirs or serves
nothing but the machinery is left out: who has reported you, the contact of your guardian,
checksums, keys and waiting times.
`,
  },
}
