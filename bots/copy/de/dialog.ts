import { plain, text, type Text } from '../../dialog/text.ts'
import { formats } from '../format.ts'

const format = formats.de
const day = (iso: string): string => format.day(new Date(iso), 'UTC')

/** What the dialog engine itself says: buttons, hints, and why an answer cannot be used. */
export const dialog = {
  step: (number: number, of: number): string => `Schritt ${number} von ${of}`,
  back: '« Zurück',
  cancel: '✖ Abbrechen',
  keep: 'So lassen',
  skip: 'Überspringen',
  done: '✔ Fertig',
  more: 'Mehr ›',
  less: '‹ Zurück',
  edit: '✏️ Ändern',
  toReview: '« Zur Übersicht',
  menu: '☰ Menü',
  join: 'Loslegen',
  files: (count: number, most: number): string =>
    count === 0 ? 'Noch keine Datei' : `${count === 1 ? '1 Datei' : `${count} Dateien`} von höchstens ${most}`,

  collisionTitle: (title: string): Text => text`Du bist noch mitten in „${plain(title)}“.`,
  collision: (other: string): Text =>
    text`Möchtest du dort weitermachen oder es verwerfen und mit „${plain(other)}“ beginnen?`,
  goOn: 'Weitermachen',
  discard: 'Verwerfen, neu beginnen',
  continueDialog: (title: string): string => `✏️ Weiter: ${title}`,

  continueFrom: (title: string, platform: string): string => `✏️ Hier weiter: ${title} (${platform})`,
  elsewhere: (title: string, platform: string): Text =>
    text`Du bist auf ${plain(platform)} noch mitten in „${plain(title)}“. Du kannst hier weitermachen.`,
  goOnHere: 'Hier weitermachen',
  stale: plain('Die Schaltfläche war von einem früheren Schritt. Hier ist der jetzige Stand.'),
  over: plain('Das hier ist schon abgeschlossen oder abgelaufen. Im Menü geht es weiter.'),
  unknownButton: plain('Diese Schaltfläche gibt es nicht mehr. Hier ist das Menü.'),
  nothingOpen: plain('Gerade ist keine Frage offen. Such dir hier aus, was du tun möchtest.'),
  cancelled: plain('Abgebrochen. Es ist nichts passiert.'),
  nothingToCancel: plain('Es gibt gerade nichts abzubrechen.'),
  finished: plain('Erledigt.'),
  chooseHint: plain('Tippe bitte auf eine der Antworten.'),
  reviewHint: plain('Sieh es dir bitte noch einmal an und benutze die Schaltflächen darunter.'),
  secretInParts: plain(
    'Das war so lang, dass die App mehrere Nachrichten daraus gemacht hat. Davon habe ich nichts übernommen. Brich hier bitte ab und schick mir die Liste als Datei.',
  ),
  fileHint: plain('Schick mir hier bitte eine Datei, zum Beispiel ein Bild, ein PDF oder eine Tabelle.'),
  noFileHint: plain('Eine Datei kann ich an dieser Stelle nicht gebrauchen.'),
  fileForLater: (label: string): Text =>
    text`Die Datei habe ich schon für „${plain(label)}“ genommen, dort kannst du weitere schicken.`,
  captionKept: plain('Den Text unter der Datei habe ich als Antwort übernommen.'),
  captionNotKept: plain(
    'Die Datei habe ich. Den Text darunter habe ich nicht übernommen, du kannst ihn gleich noch eintragen.',
  ),
  unusable: plain('Damit kann ich leider nichts anfangen. Schreib mir Text oder benutze die Schaltflächen.'),
  inGroup: plain('Das besprechen wir besser unter vier Augen.'),
  inGroupButton: 'Privat öffnen',
  broken: (reference: Text): Text =>
    text`Da ist bei mir etwas schiefgegangen, und deine letzte Eingabe ist nicht angekommen. Versuch es bitte noch einmal. Klappt es wieder nicht, nenn uns diese Kennung: ${reference}`,
  undrawn: (reference: Text): Text =>
    text`Deine Eingabe ist gespeichert, ich konnte dir nur die Antwort nicht zeigen. Im Menü siehst du den Stand. Kennung: ${reference}`,

  required: plain('Hier brauche ich eine Antwort.'),
  oneAnswer: plain('Hier passt nur eine Antwort.'),
  tooShort: (min: number, length: number): Text =>
    text`Das ist etwas kurz: Bitte schreib mindestens ${min} Zeichen, bisher sind es ${length}.`,
  tooLong: (max: number, length: number): Text =>
    text`Das ist zu lang: Es passen höchstens ${max} Zeichen, du hast ${length} geschrieben.`,
  /** Between groups of three digits. */
  groups: '.' as '.' | ',',
  notWhole: plain('Bitte schreib eine ganze Zahl, nur mit Ziffern, zum Beispiel 12.'),
  numberRange: (min: number, max: number): Text =>
    text`Bitte nenn eine Zahl von ${plain(format.number(min))} bis ${plain(format.number(max))}.`,
  notPoints: plain('Das verstehe ich nicht als Betrag. Schreib zum Beispiel 250 für Punkte oder 2,50 € für Euro.'),
  noThousands: plain('Bitte schreib große Beträge ohne Tausenderzeichen, zum Beispiel 2500 oder 25,00 €.'),
  pointsRange: (min: number, max: number): Text =>
    text`Möglich sind ${plain(format.number(min))} bis ${plain(format.number(max))} Punkte, also ${plain(format.euros(min))} bis ${plain(format.euros(max))}.`,
  notDate: plain('Das ist kein Datum, das ich kenne. Schreib es bitte so: 24.12.1998'),
  dateRange: (from: string, to: string): Text =>
    text`Möglich ist ein Datum vom ${plain(day(from))} bis zum ${plain(day(to))}.`,
  noSuchOption: plain('Diese Antwort gibt es hier nicht. Such dir bitte eine der Möglichkeiten unten aus.'),
  chooseAtLeast: (min: number): Text =>
    min === 1
      ? plain('Such dir bitte mindestens eine Möglichkeit aus.')
      : text`Such dir bitte mindestens ${min} Möglichkeiten aus.`,
  chooseAtMost: (max: number): Text => text`Es passen höchstens ${max} Antworten.`,
  filesAtLeast: (min: number): Text =>
    min === 1
      ? plain('Schick mir bitte zuerst mindestens eine Datei.')
      : text`Schick mir bitte mindestens ${min} Dateien.`,
  filesAtMost: (max: number): Text =>
    max === 1 ? plain('Hier passt nur eine Datei.') : text`Mehr als ${max} Dateien passen hier nicht.`,
  picturesOnly: plain('Hier brauche ich ein Bild, zum Beispiel ein Foto oder ein Bildschirmfoto.'),

  soFar: (value: Text): Text => text`Bisher: ${value}`,
  nothing: plain('keine Angabe'),
  number: (value: number): Text => plain(format.number(value)),
  points: (points: number): Text => plain(format.both(points)),
  date: (iso: string): Text => plain(day(iso)),
}

export type DialogCopy = typeof dialog
