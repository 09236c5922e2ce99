import type { AccountOwner, AccountProblem } from '../../core/payouts/index.ts'
import type { Language } from '../../core/shared/language.ts'

interface AccountWords {
  readonly title: string
  readonly intro: string
  readonly present: (masked: string) => string
  readonly iban: string
  readonly ibanHint: string
  readonly holder: string
  readonly holderHint: string
  readonly owner: string
  readonly owners: Readonly<Record<AccountOwner, string>>
  readonly save: string
  readonly noIban: string
  readonly problems: Readonly<Record<AccountProblem, string>>
  readonly done: string
  readonly saved: (masked: string) => string
  readonly elsewhere: (number: string, masked: string) => string
  readonly cancel: string
  readonly wait: string
}

export const accountWords: Readonly<Record<Language, AccountWords>> = {
  de: {
    title: 'Auszahlungskonto',
    intro: 'Auf dieses Konto überweisen wir dir deinen Verdienst. Deine Angaben werden verschlüsselt gespeichert.',
    present: (masked) => `Bisher eingetragen: ${masked}`,
    iban: 'IBAN',
    ibanHint: 'Sie steht auf deiner Bankkarte und in deiner Banking-App, zum Beispiel DE02 1203 0000 0000 2020 51.',
    holder: 'Kontoinhaber',
    holderHint: 'Genau so, wie der Name bei der Bank steht: Die Bank vergleicht ihn vor jeder Überweisung.',
    owner: 'Wem gehört das Konto?',
    owners: { member: 'Mir', guardian: 'Meinen Eltern oder Erziehungsberechtigten' },
    save: 'Konto speichern',
    noIban: 'Trag bitte deine IBAN ein.',
    problems: {
      iban: 'Diese IBAN stimmt nicht: Eines der Zeichen ist falsch oder fehlt. Vergleich sie bitte noch einmal.',
      country: 'Auszahlen können wir nur auf Konten im SEPA-Raum. Diese IBAN gehört nicht dazu.',
      own: 'Das ist unser eigenes Konto. Gib bitte deins an.',
      holder: 'Schreib den Namen, der bei deiner Bank steht: 2 bis 70 Zeichen.',
      letters: 'Schreib den Namen bitte in lateinischen Buchstaben, so wie er auf deiner Karte steht.',
    },
    done: 'Gespeichert',
    saved: (masked) => `Wir zahlen jetzt an ${masked} aus.`,
    elsewhere: (number, masked) => `Achtung: Die Auszahlung ${number} geht noch an ${masked}.`,
    cancel:
      'Soll sie dort nicht hin, brich sie im Chat ab: Unter meiner Nachricht über den Kontowechsel ist dafür ein Knopf. Dann fragst du sie neu an.',
    wait: 'Zu deiner Sicherheit wird 48 Stunden lang nichts dorthin ausgezahlt, und ich sage dir in jedem deiner Chats Bescheid. Du kannst diese Seite schließen.',
  },
  en: {
    title: 'Payout account',
    intro: 'We transfer your earnings to this account. What you enter is stored encrypted.',
    present: (masked) => `Entered until now: ${masked}`,
    iban: 'IBAN',
    ibanHint: 'It is on your bank card and in your banking app, for example DE02 1203 0000 0000 2020 51.',
    holder: 'Account holder',
    holderHint: 'Exactly as the bank has the name: it is compared before each transfer.',
    owner: 'Whose account is it?',
    owners: { member: 'Mine', guardian: 'My parents’ or guardians’' },
    save: 'Save the account',
    noIban: 'Please enter your IBAN.',
    problems: {
      iban: 'This IBAN is wrong: one of its characters is wrong or missing. Please compare it once more.',
      country: 'We can only pay to accounts in the SEPA area. This IBAN is not one of them.',
      own: 'That is our own account. Please enter yours.',
      holder: 'Write the name that your bank has: 2 to 70 characters.',
      letters: 'Please write the name in Latin letters, as it stands on your card.',
    },
    done: 'Saved',
    saved: (masked) => `We pay to ${masked} now.`,
    elsewhere: (number, masked) => `Mind: the payout ${number} still goes to ${masked}.`,
    cancel:
      'If it should not, cancel it in the chat: there is a button for it below my message about the change. Then ask for it anew.',
    wait: 'For your safety nothing is paid there for 48 hours, and I tell you in each of your chats. You can close this page.',
  },
}
