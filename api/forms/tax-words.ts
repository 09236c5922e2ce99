import type { Language } from '../../core/shared/language.ts'
import type { FilledBy, TaxField, TaxProblem } from '../../core/tax/index.ts'

interface TaxWords {
  readonly title: string
  readonly intro: string
  readonly privacy: string
  readonly guardian: string
  readonly present: string
  readonly choose: string
  readonly labels: Readonly<Record<TaxField, string>>
  readonly hints: Readonly<Partial<Record<TaxField, string>>>
  readonly filledBy: Readonly<Record<FilledBy, string>>
  readonly problem: string
  readonly problems: Readonly<Record<TaxProblem, string>>
  readonly submit: string
  readonly done: string
  readonly saved: string
  readonly own: string
}

export const taxWords: Readonly<Record<Language, TaxWords>> = {
  de: {
    title: 'Steuerdaten',
    intro:
      'Bevor wir das erste Mal auszahlen, müssen wir nach dem Plattformen-Steuertransparenzgesetz (PStTG, DAC7) wissen, für wen. Einmal im Jahr melden wir dem Finanzamt, was du verdient hast; du bekommst dieselben Zahlen.',
    privacy:
      'Deine Angaben werden verschlüsselt gespeichert und nur dafür verwendet. Im Chat steht davon nichts, nur dass sie hinterlegt sind.',
    guardian: 'Du bist noch nicht 18: Das Formular darf auch deine erziehungsberechtigte Person ausfüllen.',
    present: 'Es sind schon Steuerdaten hinterlegt. Was du hier einträgst, ersetzt sie ganz.',
    choose: 'Bitte wählen',
    labels: {
      firstName: 'Vorname',
      lastName: 'Nachname',
      street: 'Straße und Hausnummer',
      postcode: 'Postleitzahl',
      city: 'Ort',
      country: 'Land',
      birthDate: 'Geburtsdatum',
      birthDateSure: 'Das Datum stimmt so',
      taxCountry1: 'Steuernummer: Land',
      taxNumber1: 'Steuernummer',
      taxCountry2: 'Zweite Steuernummer: Land (freiwillig)',
      taxNumber2: 'Zweite Steuernummer (freiwillig)',
      taxCountry3: 'Dritte Steuernummer: Land (freiwillig)',
      taxNumber3: 'Dritte Steuernummer (freiwillig)',
      birthCity: 'Geburtsort',
      birthCountry: 'Geburtsland',
      vatId: 'Umsatzsteuer-ID (freiwillig)',
      filledBy: 'Wer füllt das aus?',
    },
    hints: {
      firstName: 'Alle Vornamen, so wie sie in deinem Ausweis stehen.',
      birthDate: 'Zum Beispiel 24.12.2001.',
      taxCountry1: 'Das Land, das dir die Nummer gegeben hat.',
      taxNumber1:
        'In Deutschland die Steuer-ID mit 11 Ziffern: Sie steht in Briefen vom Finanzamt und auf der Lohnabrechnung. In Österreich die Steuernummer mit 9 Ziffern. Wenn du keine hast, lass das Feld leer und trag unten ein, wo du geboren bist.',
      taxCountry2: 'Nur wenn du auch in einem anderen Land der EU steuerpflichtig bist.',
      birthCity: 'Nur nötig, wenn du keine Steuernummer hast.',
      vatId: 'Nur wenn du ein Gewerbe hast und eine bekommen hast, zum Beispiel DE123456788.',
    },
    filledBy: { member: 'Ich selbst', guardian: 'Meine Eltern oder Erziehungsberechtigten' },
    problem: 'Etwas stimmt noch nicht. Was du eingetragen hast, ist noch da; sieh dir bitte die markierten Felder an.',
    problems: {
      signs: 'Schreib es bitte wie im Ausweis: ohne Emoji und ohne die Zeichen < und >.',
      name: 'Schreib bitte den Namen, 1 bis 80 Zeichen.',
      street: 'Schreib bitte Straße und Hausnummer, 3 bis 80 Zeichen.',
      'no-postcode': 'Schreib bitte die Postleitzahl.',
      postcode: 'Diese Postleitzahl passt nicht zum Land.',
      city: 'Schreib bitte den Ort, 2 bis 60 Zeichen.',
      country: 'Wähl bitte dein Land aus.',
      'birth-date': 'Schreib bitte dein Geburtsdatum, zum Beispiel 24.12.2001.',
      age: 'Dieses Geburtsdatum passt nicht zu dem, mit dem du beigetreten bist. Hast du dich damals vertippt? Dann schreib bitte dem Betreiber.',
      'other-date':
        'Du bist mit einem anderen Geburtsdatum beigetreten. Prüf es bitte; stimmt es so, dann bestätige es unten mit einem Häkchen.',
      'tax-country': 'Wähl bitte das Land aus, das dir die Nummer gegeben hat.',
      'tax-number': 'Eine Steuernummer hat 6 bis 20 Buchstaben und Ziffern.',
      'tax-de':
        'Diese Steuer-ID stimmt nicht: Eine der 11 Ziffern ist falsch oder fehlt. Vergleich sie bitte noch einmal.',
      'tax-at':
        'Diese Steuernummer stimmt nicht: Eine der 9 Ziffern ist falsch oder fehlt. Vergleich sie bitte noch einmal.',
      'tax-twice': 'Für dieses Land steht oben schon eine Nummer.',
      'id-or-place': 'Trag bitte deine Steuernummer ein, oder unten deinen Geburtsort mit dem Land.',
      'birth-place': 'Zum Geburtsort gehören Ort und Land.',
      vat: 'Diese Umsatzsteuer-ID stimmt nicht. Wenn du keine hast, lass das Feld leer.',
    },
    submit: 'Steuerdaten speichern',
    done: 'Gespeichert',
    saved: 'Deine Steuerdaten sind hinterlegt. Im Chat geht es weiter; du kannst diese Seite schließen.',
    own: 'Für deine Steuern bist du selbst verantwortlich: Ob du etwas angeben oder zahlen musst, sagt dir das Finanzamt oder eine Steuerberatung.',
  },
  en: {
    title: 'Tax data',
    intro:
      'Before we pay out for the first time, the law (DAC7, in Germany the PStTG) wants us to know for whom. Once a year we report to the tax office what you have earned; you get the same numbers.',
    privacy:
      'What you enter is stored encrypted and used for nothing else. Nothing of it is shown in the chat, only that it is there.',
    guardian: 'You are not 18 yet: your parent or guardian may fill in this form, too.',
    present: 'There are tax data already. What you enter here replaces them completely.',
    choose: 'Please choose',
    labels: {
      firstName: 'First name',
      lastName: 'Last name',
      street: 'Street and number',
      postcode: 'Postcode',
      city: 'Town',
      country: 'Country',
      birthDate: 'Date of birth',
      birthDateSure: 'The date is right like this',
      taxCountry1: 'Tax number: country',
      taxNumber1: 'Tax number',
      taxCountry2: 'Second tax number: country (optional)',
      taxNumber2: 'Second tax number (optional)',
      taxCountry3: 'Third tax number: country (optional)',
      taxNumber3: 'Third tax number (optional)',
      birthCity: 'Place of birth',
      birthCountry: 'Country of birth',
      vatId: 'VAT id (optional)',
      filledBy: 'Who is filling this in?',
    },
    hints: {
      firstName: 'All first names, as they stand in your passport.',
      birthDate: 'The day first, for example 24/12/2001.',
      taxCountry1: 'The country that has given you the number.',
      taxNumber1:
        'In Germany the tax id (Steuer-ID) of 11 digits: it is in letters from the tax office and on payslips. In Austria the tax number of 9 digits. If you have none, leave this empty and enter below where you were born.',
      taxCountry2: 'Only if you pay taxes in another country of the EU as well.',
      birthCity: 'Only needed if you have no tax number.',
      vatId: 'Only if you run a business and were given one, for example DE123456788.',
    },
    filledBy: { member: 'Myself', guardian: 'My parents or guardians' },
    problem: 'Something is not right yet. What you have entered is still there; please look at the marked fields.',
    problems: {
      signs: 'Please write it as in your identity card: without emoji and without the signs < and >.',
      name: 'Please write the name, 1 to 80 characters.',
      street: 'Please write street and number, 3 to 80 characters.',
      'no-postcode': 'Please write the postcode.',
      postcode: 'This postcode does not fit the country.',
      city: 'Please write the town, 2 to 60 characters.',
      country: 'Please choose your country.',
      'birth-date': 'Please write your date of birth, the day first, for example 24/12/2001.',
      age: 'This date of birth does not fit the one that you joined with. Did you mistype it then? Please write to the operator.',
      'other-date':
        'You joined with another date of birth. Please check it; if it is right like this, confirm it below with a tick.',
      'tax-country': 'Please choose the country that has given you the number.',
      'tax-number': 'A tax number has 6 to 20 letters and digits.',
      'tax-de': 'This tax id is wrong: one of its 11 digits is wrong or missing. Please compare it once more.',
      'tax-at': 'This tax number is wrong: one of its 9 digits is wrong or missing. Please compare it once more.',
      'tax-twice': 'There is a number for this country above already.',
      'id-or-place': 'Please enter your tax number, or below your place of birth with its country.',
      'birth-place': 'A place of birth has a town and a country.',
      vat: 'This VAT id is wrong. If you have none, leave this empty.',
    },
    submit: 'Save the tax data',
    done: 'Saved',
    saved: 'Your tax data are there. It goes on in the chat; you can close this page.',
    own: 'You are responsible for your own taxes: whether you have to declare or pay something, the tax office or a tax adviser can tell you.',
  },
}
