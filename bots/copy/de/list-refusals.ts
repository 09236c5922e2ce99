import { plain, text } from '../../dialog/text.ts'
import type { RefusalCopy } from '../refusals.ts'

const states: Readonly<Record<string, string>> = {
  declined: 'Hier wurde schon abgesagt. Noch einmal einladen geht nicht.',
  accepted: 'Diese Einladung ist schon angenommen.',
  withdrawn: 'Der Auftraggeber hat diese Einladung zurückgezogen.',
  ended: 'Diese Einladung gilt nicht mehr.',
}

/** Why lists and invitations say no. Who has blocked whom is told to nobody. */
export const listRefusals = {
  'list.oneself': () => plain('Dich selbst kannst du nicht auf eine Liste setzen.'),
  'list.unknown': () => plain('Dieser Eintrag steht nicht mehr auf deiner Liste.'),
  'list.not_together': () =>
    plain('Das geht mit allen, deren Arbeit du schon einmal bezahlt hast. Hier ist das noch nicht so weit.'),
  'invitation.unknown': () => plain('Diese Einladung gibt es nicht.'),
  'invitation.wrong_state': ({ status }) =>
    plain(states[status] ?? 'Das hat sich inzwischen geändert. Öffne es bitte noch einmal.'),
  'invitation.not_possible': () => plain('Diese Person nimmt gerade keine Einladungen an. Wähl bitte jemand anderen.'),
  'waiting.unknown': () => plain('Du stehst auf keiner solchen Warteliste.'),
  'waiting.there': () => plain('Du stehst hier schon auf der Warteliste. Sobald du dran bist, bekommst du Bescheid.'),
  'waiting.not_full': () => plain('Gerade ist ein Platz frei: Du brauchst nicht zu warten.'),
  'waiting.too_many': ({ limit }) =>
    text`Du stehst schon auf ${limit} Wartelisten, mehr gehen nicht. Geh zuerst von einer herunter.`,
  'job.not_for_you': () =>
    plain('Dieser Auftrag ist gerade nicht für dich offen. Es gibt noch viele andere, schau dich gern um.'),
} as const satisfies Partial<RefusalCopy>
