import type { AddressField } from '../../core/shop/index.ts'
import type { Language } from '../../core/shared/language.ts'

interface AddressWords {
  readonly title: string
  readonly intro: (goods: string) => string
  readonly privacy: string
  readonly labels: Readonly<Record<AddressField, string>>
  readonly hints: Readonly<Partial<Record<AddressField, string>>>
  readonly wrong: Readonly<Record<AddressField, string>>
  readonly problem: string
  readonly submit: string
  readonly done: string
  readonly thanks: string
  readonly back: string
}

export const addressWords: Readonly<Record<Language, AddressWords>> = {
  de: {
    title: 'Wohin geht das Paket?',
    intro: (goods) => `Deine Bestellung: ${goods}`,
    privacy:
      'Die Adresse wird verschlüsselt gespeichert. Nur dieser Shop sieht sie, nur für diese Bestellung, und 90 Tage nach ihrem Abschluss löschen wir sie.',
    labels: {
      name: 'Vor- und Nachname',
      street: 'Straße und Hausnummer',
      extra: 'Zusatz (wenn es einen gibt)',
      postcode: 'Postleitzahl',
      city: 'Ort',
      country: 'Land',
    },
    hints: { extra: 'An eine Packstation: oben „Packstation 123“, hier deine Postnummer.' },
    wrong: {
      name: 'Schreib bitte Vor- und Nachnamen, 3 bis 80 Zeichen.',
      street: 'Schreib bitte Straße und Hausnummer, 3 bis 80 Zeichen.',
      extra: 'Für eine Packstation brauchen wir hier deine Postnummer: 6 bis 10 Ziffern. Sonst höchstens 80 Zeichen.',
      postcode:
        'Diese Postleitzahl passt nicht zum Land. In Deutschland hat sie 5 Ziffern, in Österreich und der Schweiz 4.',
      city: 'Schreib bitte den Ort, 2 bis 60 Zeichen.',
      country: 'In dieses Land verschickt der Shop nicht. Wähl bitte eines aus der Liste.',
    },
    problem: 'Da fehlt noch etwas. Was du geschrieben hast, steht noch da.',
    submit: 'Adresse abschicken',
    done: 'Danke!',
    thanks: 'Die Adresse ist da. Jetzt ist der Shop an der Reihe.',
    back: 'Du kannst diese Seite schließen und in den Chat zurückgehen.',
  },
  en: {
    title: 'Where does the parcel go?',
    intro: (goods) => `Your order: ${goods}`,
    privacy:
      'The address is stored encrypted. Only this shop sees it, only for this order, and we delete it 90 days after the order was closed.',
    labels: {
      name: 'First and last name',
      street: 'Street and number',
      extra: 'Second line (if there is one)',
      postcode: 'Postcode',
      city: 'Town',
      country: 'Country',
    },
    hints: { extra: 'To a German parcel locker: “Packstation 123” above, your post number here.' },
    wrong: {
      name: 'Please write first and last name, 3 to 80 characters.',
      street: 'Please write street and number, 3 to 80 characters.',
      extra: 'For a Packstation we need your post number here: 6 to 10 digits. Otherwise at most 80 characters.',
      postcode: 'This postcode does not fit the country. In Germany it has 5 digits, in Austria and Switzerland 4.',
      city: 'Please write the town, 2 to 60 characters.',
      country: 'The shop does not ship to this country. Please choose one from the list.',
    },
    problem: 'Something is still missing. What you have written is still there.',
    submit: 'Send the address',
    done: 'Thank you!',
    thanks: 'The address is here. Now it is the shop’s turn.',
    back: 'You can close this page and go back to the chat.',
  },
}
