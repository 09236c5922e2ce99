import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const { command } = commandsIn('de')

const notOpen: Readonly<Record<string, Text>> = {
  waiting: plain('Dein Shop wird noch geprüft. Sobald er offen ist, bekommst du Bescheid.'),
  refused: text`Dein Shop wurde abgelehnt. Unter ${command('offer')} steht, warum; du kannst ihn verbessert noch einmal anmelden.`,
}

const orderStates: Readonly<Record<string, string>> = {
  ordering: 'Der Gutschein wird noch bestellt. Du bekommst Bescheid, sobald er da ist.',
  shown: 'Du hast den Code schon angesehen, deshalb geht das nicht mehr.',
  reserved: 'Tippe zuerst auf „Code zeigen“.',
  addressing: 'Für diese Bestellung fehlt noch die Adresse.',
  cancelled: 'Das ist zurückgegeben. Die Punkte sind wieder da.',
  lapsed: 'Das ist verfallen. Die Punkte sind wieder da.',
  declined: 'Der Shop hat abgelehnt. Die Punkte sind wieder da.',
  refunded: 'Das ist erstattet. Die Punkte sind wieder da.',
}

/** Why Work2Buy says no. */
export const shopRefusals = {
  'shop.unknown': () => plain('Diesen Shop gibt es nicht.'),
  'shop.exists': () =>
    text`Es gibt schon einen Shop. Mehr als einer für eine Person geht nicht; mit ${command('offer')} siehst du ihn.`,
  'shop.not_open': ({ status }) =>
    notOpen[status] ?? text`Dafür brauchst du einen Shop. Mit ${command('offer')} machst du einen auf.`,
  'shop.wrong_state': () => plain('Über diesen Shop ist schon entschieden.'),
  'offer.unknown': () => text`Dieses Angebot gibt es nicht mehr. Was gerade da ist, steht unter ${command('shop')}.`,
  'offer.wrong_state': ({ status }) =>
    plain(
      status === 'archived'
        ? 'Dieses Angebot ist beendet.'
        : 'Dieses Angebot ist gerade nicht in diesem Zustand. Sieh es dir noch einmal an.',
    ),
  'offer.bad_line': ({ day }) =>
    text`Das habe ich nicht verstanden. Schreib Titel in Anführungszeichen, Preis in Punkten, Anzahl der Codes und Enddatum, zum Beispiel: ${text`${command('offer')} "5 € im Café Lindner" 500 20 ${day}`}`,
  'offer.too_many_codes': ({ limit }) =>
    text`Mehr als ${limit} Codes auf einmal gehen nicht. Teile die Liste bitte auf.`,
  'order.code_shut': () =>
    plain('Diesen Code kann ich gerade nicht öffnen. Versuch es später noch einmal, oder beanstande ihn.'),
  'offer.codes_too_long': ({ kilobytes }) =>
    text`Diese Liste ist zu groß: Mehr als ${kilobytes} kB nehme ich nicht auf einmal. Teile sie bitte auf.`,
  'offer.no_codes': () => plain('Da war kein neuer Code dabei. Schick einen Code pro Zeile.'),
  'offer.one_code': () =>
    plain(
      'Dieser Gutschein hat einen Code für alle: Schick genau einen. Soll es ein anderer werden, nimm zuerst die alte Lieferung zurück.',
    ),
  'offer.once_only': () =>
    text`Diesen Gutschein gibt es für jeden nur einmal, und du hast ihn schon: Er steht unter ${command('vouchers')}.`,
  'offer.own': () => plain('Das ist dein eigener Shop: Hier kannst du nichts einlösen.'),
  'offer.other_price': ({ points }, format) =>
    text`Der Preis hat sich geändert: Es sind jetzt ${plain(format.both(points))}. Deine Punkte hast du noch; sieh dir das Angebot noch einmal an.`,
  'offer.sold_out': ({ kind }) =>
    text`Leider ausverkauft: ${plain(kind === 'goods' ? 'Das letzte Stück' : 'Der letzte Code')} ist gerade weg. Deine Punkte hast du noch. Schau unter ${command('shop')}, was es sonst gibt.`,
  'offer.source_off': () =>
    text`Diesen Gutschein kann ich gerade nicht bestellen. Deine Punkte hast du noch; schau später wieder vorbei oder unter ${command('shop')}.`,
  'purchase.wrong_state': () => plain('Diese Bestellung ist schon entschieden oder wird schon beendet.'),
  'offer.too_few_left': ({ left, kind }) =>
    plain(
      kind === 'voucher'
        ? left === 1
          ? 'Davon ist nur noch 1 Gutschein da. Nimm bitte höchstens diesen einen.'
          : `Davon sind nur noch ${left} Gutscheine da. Nimm bitte höchstens so viele.`
        : left === 1
          ? 'Davon ist nur noch 1 Stück da. Bestell bitte höchstens dieses eine.'
          : `Davon sind nur noch ${left} Stück da. Bestell bitte höchstens so viele.`,
    ),
  'import.unknown': () => plain('Diese Lieferung gibt es nicht mehr. Schick mir die Codes bitte noch einmal.'),
  'import.wrong_state': () => plain('Diese Lieferung ist schon übernommen oder zurückgenommen.'),
  'order.unknown': () => text`Diese Bestellung finde ich nicht. Deine stehen unter ${command('vouchers')}.`,
  'order.wrong_state': ({ status }) =>
    plain(orderStates[status] ?? 'Die Bestellung ist inzwischen weiter. Sieh sie dir noch einmal an.'),
  'complaint.unknown': () => plain('Diese Beanstandung finde ich nicht.'),
  'complaint.wrong_state': () => plain('Das ist schon beantwortet oder entschieden. Sieh dir an, wie es jetzt steht.'),
  'complaint.too_late': () =>
    plain('Das kannst du gerade nicht beanstanden: Die 14 Tage sind um, oder es läuft schon eine Beanstandung.'),
  'complaint.say_more': ({ characters }) => text`Schreib bitte etwas mehr dazu, mindestens ${characters} Zeichen.`,
  'complaint.no_replacement': () =>
    plain('Dafür ist kein Ersatz im Vorrat. Füll den Vorrat auf oder gib die Punkte zurück.'),
  'complaint.shop_has_none': () =>
    plain('Der Shop hat dafür keinen Ersatz. Gib die Punkte zurück oder lehne die Beanstandung ab.'),
  'order.no_address': () => plain('Die Adresse ist gelöscht: Die Bestellung ist seit mehr als 90 Tagen abgeschlossen.'),
  'order.too_few_points': ({ missingPoints }, format) =>
    text`Dafür fehlen dir noch **${plain(format.both(missingPoints))}**. Mit ${command('jobs')} kannst du etwas verdienen.`,
  'check.too_many': ({ limit }) =>
    text`Das waren ${limit} unbekannte Codes in einer Stunde. Zum Schutz vor Raten geht es erst später weiter.`,
  'check.wrong_state': () => plain('Dieser Code ist nicht verkauft oder schon eingelöst.'),
} as const satisfies Partial<RefusalCopy>
