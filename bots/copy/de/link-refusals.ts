import { commandsIn, plain, text, type Text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'
import { link } from './link.ts'

const { command } = commandsIn('de')

const linkStates: Readonly<Record<string, Text>> = {
  open: plain('Der Code ist noch nicht eingegeben.'),
  asked: plain('Zuerst muss auf der anderen Seite zugestimmt werden.'),
  agreed: plain('Da hast du schon zugestimmt. Bestätige es jetzt im anderen Chat.'),
  confirmed: plain('Die Konten sind schon verbunden.'),
  declined: plain('Das wurde abgelehnt. Die Konten bleiben getrennt.'),
  lapsed: text`Das ist zu lange her. Fang mit ${command('link')} bitte neu an.`,
}

/** Why two accounts do not become one. */
export const linkRefusals = {
  'link.own_code': () =>
    plain('Das ist dein eigener Code. Gib ihn im anderen Chat ein, dort, wo du ihn nicht bekommen hast.'),
  'link.same_platform': ({ platform }) =>
    text`Beide Konten haben schon einen Chat auf ${plain(link.platformNames[platform])}, und zu einem Konto gehört auf jeder Seite nur einer. Die beiden lassen sich nicht verbinden.`,
  'link.too_many_tries': ({ limit }) =>
    text`Das waren ${limit} falsche Codes. Versuch es bitte in einer Stunde noch einmal.`,
  'link.unknown': () => text`Diese Anfrage gibt es nicht oder nicht mehr. Fang mit ${command('link')} bitte neu an.`,
  'link.wrong_state': ({ status }) =>
    linkStates[status] ?? plain('Das hat sich inzwischen geändert. Öffne es bitte noch einmal.'),
  'link.open_work': ({ title, kind }) =>
    kind === 'own'
      ? text`Die beiden Konten haben gerade miteinander zu tun: Eines arbeitet für das andere oder hat sich dort beworben („${title}“). Bring das zuerst zu Ende, dann lassen sie sich verbinden.`
      : text`Beide Konten sind beim selben Auftrag dabei („${title}“). Bring das zuerst zu Ende, dann lassen sie sich verbinden.`,
  'link.operator': () =>
    plain('Eines der Konten hat als Betreiber über das andere entschieden. Deshalb bleiben sie getrennt.'),
  'link.open_report': () =>
    plain('Eines der Konten hat das andere gemeldet. Sobald darüber entschieden ist, lassen sie sich verbinden.'),
  'link.too_young': () =>
    plain(
      'Im anderen Chat wurde heute ein Alter genannt, das für Klickwork zu jung ist. Er lässt sich nicht verbinden.',
    ),
} as const satisfies Partial<RefusalCopy>
