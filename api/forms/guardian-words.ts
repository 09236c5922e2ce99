import type { Relation, Scope } from '../../core/consents/index.ts'
import type { AgeLimits } from '../../core/shared/config.ts'
import type { Language } from '../../core/shared/language.ts'

interface Section {
  readonly title: string
  readonly lines: readonly string[]
}

/** What a guardian reads before agreeing: facts that are filled in. */
interface Facts {
  readonly limits: AgeLimits
  readonly version: string
  /** Where a consent is withdrawn with its code. */
  readonly address: string
}

interface GuardianWords {
  readonly title: (member: string) => string
  readonly intro: (member: string) => string
  readonly sections: (facts: Facts) => readonly Section[]
  readonly name: string
  readonly nameHint: string
  readonly relation: string
  readonly choose: string
  readonly relations: Readonly<Record<Relation, string>>
  readonly contact: string
  readonly contactHint: string
  readonly scopes: Readonly<Record<Scope, { readonly label: string; readonly hint: string }>>
  readonly sure: string
  readonly notSure: string
  readonly send: string
  readonly thanks: string
  readonly agreed: (member: string, version: string) => string
  readonly told: (member: string) => string
  readonly code: string
  readonly how: (address: string, number: string) => Section
  readonly revokeTitle: (member: string) => string
  readonly revokeIntro: string
  readonly revokeScope: (what: string) => string
  readonly revokeNone: string
  readonly revokeSend: string
  readonly revoked: string
  readonly revokedScope: (what: string) => string
  readonly stillAgreed: (what: string) => string
  readonly ended: (released: number, takenBack: number) => string
  readonly nothingLeft: string
  readonly codeTitle: string
  readonly codeIntro: string
  readonly codeLabel: string
  readonly codeHint: string
  readonly codeSend: string
}

/**
 * The text of the consent, in its version CONSENT_VERSION (core/consents): whoever changes what it says gives it a new one.
 */
export const guardianWords: Readonly<Record<Language, GuardianWords>> = {
  de: {
    title: (member) => `Zustimmung für ${member}`,
    intro: (member) =>
      `${member} möchte bei Klickwork kleine Aufträge im Internet erledigen und ist noch keine 18. Deshalb fragen wir dich. Nimm dir Zeit: Du entscheidest, ob und wozu du zustimmst.`,
    sections: ({ limits, version, address }) => [
      {
        title: 'Worum es geht',
        lines: [
          'Auf Klickwork vergeben Menschen und Firmen kleine Aufgaben: Texte schreiben, recherchieren, Websites testen. Alles geschieht im Chat, auf Telegram oder Discord.',
          'Bezahlt wird in Punkten, 1 Punkt ist 1 Cent. Die Belohnung liegt in der Treuhand, bis das Ergebnis angenommen ist. Um die Steuern kümmert sich jedes Mitglied selbst.',
        ],
      },
      {
        title: 'Was Minderjährige schützt',
        lines: [
          `Mit 14: nur Aufträge von höchstens ${limits.minutesAt14} Minuten, übernommen von ${limits.hoursAt14.from} bis ${limits.hoursAt14.until} Uhr. Von 15 bis 17: von ${limits.hoursFrom15.from} bis ${limits.hoursFrom15.until} Uhr.`,
          'Auftraggeber sehen nie das Alter. Gekaufte Bewertungen und Aufgaben, die Passwörter oder Ausweise verlangen, sind verboten.',
        ],
      },
      {
        title: 'Was mit deinen Angaben geschieht',
        lines: [
          'Dein Name und deine Kontaktdaten werden verschlüsselt aufbewahrt. Nur Betreiber sehen sie, wenn es um deine Zustimmung geht. Das Mitglied und die Auftraggeber sehen sie nie.',
        ],
      },
      {
        title: 'Widerruf',
        lines: [
          `Du kannst jederzeit widerrufen, ganz oder zum Teil, auch ohne Chat: unter ${address} mit dem Code, den du gleich bekommst. Laufende Aufträge enden dann, ohne dass es jemandem schadet; was abgegeben ist, wird noch bezahlt.`,
        ],
      },
      {
        title: `Die Zustimmung (Fassung ${version})`,
        lines: [
          'Ich bin für dieses Mitglied sorgeberechtigt, allein oder im Einvernehmen mit der anderen sorgeberechtigten Person. Ich stimme dem zu, was ich unten ankreuze, bis ich es widerrufe oder das Mitglied 18 wird.',
        ],
      },
    ],
    name: 'Dein Vor- und Nachname',
    nameHint: 'Nicht der Name des Mitglieds',
    relation: 'Du bist',
    choose: 'Bitte wählen',
    relations: { parent: 'Mutter oder Vater', guardian: 'anders sorgeberechtigt, zum Beispiel Vormund' },
    contact: 'E-Mail oder Telefonnummer',
    contactHint: 'Damit wir dich bei Fragen erreichen',
    scopes: {
      jobs: { label: 'Aufträge erledigen', hint: 'sich bewerben, Aufträge übernehmen, Ergebnisse abgeben' },
      payout: { label: 'Verdientes auszahlen lassen', hint: 'auf das eigene Konto oder auf deines' },
      shop: { label: 'Punkte im Shop einlösen', hint: 'gegen Gutscheine und Waren' },
    },
    sure: 'Ich habe den Text gelesen und bin sorgeberechtigt.',
    notSure: 'Ohne dieses Kreuz gilt die Zustimmung nicht.',
    send: 'Zustimmen',
    thanks: 'Danke, deine Zustimmung ist da',
    agreed: (member, version) => `Für ${member} hast du zugestimmt (Fassung ${version}):`,
    told: (member) => `${member} weiß schon Bescheid.`,
    code: 'Dein Code zum Widerrufen. Schreib ihn jetzt auf oder mach ein Bild davon: Er wird nur dieses eine Mal gezeigt.',
    how: (address, number) => ({
      title: 'So widerrufst du',
      lines: [
        `Öffne ${address} und gib den Code ein. Du kannst alles oder einzelne Teile widerrufen, jederzeit und ohne Grund.`,
        `Der Code ist weg? Lass dir vom Mitglied einen neuen Link geben, oder schreib dem Betreiber und nenne die Mitgliedsnummer ${number}.`,
      ],
    }),
    revokeTitle: (member) => `Zustimmung für ${member} widerrufen`,
    revokeIntro: 'Kreuz an, was nicht mehr gelten soll. Es gilt sofort.',
    revokeScope: (what) => `Nicht mehr: ${what}`,
    revokeNone: 'Kreuz bitte an, was nicht mehr gelten soll.',
    revokeSend: 'Widerrufen',
    revoked: 'Widerrufen',
    revokedScope: (what) => `Ab jetzt nicht mehr: ${what}`,
    stillAgreed: (what) => `Das gilt weiter: ${what}`,
    ended: (released, takenBack) =>
      `Beendete Aufträge: ${released}, zurückgezogene Bewerbungen: ${takenBack}. Was abgegeben war, wird noch geprüft und bezahlt.`,
    nothingLeft: 'Hier gilt keine Zustimmung mehr, also gibt es auch nichts zu widerrufen.',
    codeTitle: 'Zustimmung widerrufen',
    codeIntro: 'Gib den Code ein, den du beim Zustimmen bekommen hast.',
    codeLabel: 'Code',
    codeHint: '26 Buchstaben und Ziffern; Striche und Leerzeichen sind egal',
    codeSend: 'Weiter',
  },
  en: {
    title: (member) => `Consent for ${member}`,
    intro: (member) =>
      `${member} would like to do small online jobs at Klickwork and is not 18 yet. That is why we ask you. Take your time: you decide whether you agree, and to what.`,
    sections: ({ limits, version, address }) => [
      {
        title: 'What it is about',
        lines: [
          'On Klickwork people and companies give away small tasks: writing texts, research, testing websites. All of it happens in the chat, on Telegram or Discord.',
          'Pay comes in points, 1 point is 1 euro cent. The reward lies in escrow until the result is accepted. Every member takes care of their own taxes.',
        ],
      },
      {
        title: 'What protects minors',
        lines: [
          `At 14: only jobs of at most ${limits.minutesAt14} minutes, taken from ${limits.hoursAt14.from}:00 to ${limits.hoursAt14.until}:00. From 15 to 17: from ${limits.hoursFrom15.from}:00 to ${limits.hoursFrom15.until}:00.`,
          'Clients never see an age. Bought reviews, and tasks that ask for passwords or identity papers, are forbidden.',
        ],
      },
      {
        title: 'What happens to what you write',
        lines: [
          'Your name and how to reach you are kept encrypted. Only operators see them, when it is about your consent. The member and the clients never do.',
        ],
      },
      {
        title: 'Withdrawing',
        lines: [
          `You can withdraw at any time, all of it or a part, without any chat: at ${address} with the code that you get in a moment. Running jobs then end without harm to anybody; what was handed in is still paid.`,
        ],
      },
      {
        title: `The consent (version ${version})`,
        lines: [
          'I have custody of this member, alone or in agreement with the other person who has it. I agree to what I tick below until I withdraw it or the member turns 18.',
        ],
      },
    ],
    name: 'Your first and last name',
    nameHint: 'Not the member’s name',
    relation: 'You are',
    choose: 'Please choose',
    relations: { parent: 'mother or father', guardian: 'somebody else with custody, such as a guardian' },
    contact: 'E-mail or telephone number',
    contactHint: 'So that we can reach you with questions',
    scopes: {
      jobs: { label: 'Doing jobs', hint: 'applying, taking jobs, handing in results' },
      payout: { label: 'Having earnings paid out', hint: 'to their own account or to yours' },
      shop: { label: 'Swapping points in the shop', hint: 'for vouchers and goods' },
    },
    sure: 'I have read the text and have custody.',
    notSure: 'Without this tick the consent does not count.',
    send: 'Agree',
    thanks: 'Thank you, your consent has arrived',
    agreed: (member, version) => `For ${member} you have agreed to (version ${version}):`,
    told: (member) => `${member} has been told already.`,
    code: 'Your code to withdraw. Write it down now or take a picture: it is shown only this once.',
    how: (address, number) => ({
      title: 'How to withdraw',
      lines: [
        `Open ${address} and type the code. You can withdraw all of it or parts, at any time and without a reason.`,
        `Lost the code? Ask the member for a new link, or write to the operator and give the member number ${number}.`,
      ],
    }),
    revokeTitle: (member) => `Withdraw the consent for ${member}`,
    revokeIntro: 'Tick what is no longer to hold. It counts at once.',
    revokeScope: (what) => `No longer: ${what}`,
    revokeNone: 'Please tick what is no longer to hold.',
    revokeSend: 'Withdraw',
    revoked: 'Withdrawn',
    revokedScope: (what) => `From now on no longer: ${what}`,
    stillAgreed: (what) => `This still holds: ${what}`,
    ended: (released, takenBack) =>
      `Jobs ended: ${released}, applications withdrawn: ${takenBack}. What was handed in is still reviewed and paid.`,
    nothingLeft: 'Nothing is agreed to here any more, so there is nothing to withdraw.',
    codeTitle: 'Withdraw a consent',
    codeIntro: 'Type the code that you were given when you agreed.',
    codeLabel: 'Code',
    codeHint: '26 letters and digits; hyphens and spaces do not matter',
    codeSend: 'Go on',
  },
}
