import type { Template } from '../template.ts'

export const webResearchTemplates: readonly Template[] = [
  {
    id: 'price-comparison',
    category: 'web-research',
    minutes: 45,
    rewardPoints: 800,
    usualPoints: { from: 700, to: 1100 },
    proof: ['file'],
    workHours: 24,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Preise vergleichen',
        brief: [
          'Die 5 Produkte: [genaue Namen oder Artikelnummern]',
          'Land: [Land, in das geliefert wird]',
          '',
          'Such jedes der 5 Produkte in 4 Online-Shops und notiere, was es dort kostet. Es muss genau dasselbe Produkt sein: gleiche Größe, gleiche Menge, neu.',
          '',
          'Notiere den Preis ohne Gutschein und ohne Mitgliedschaft. Steht der Versand erst an der Kasse, schreib „an der Kasse“. Gibt es ein Produkt in weniger als 4 Shops, schreib dazu, wo du gesucht hast.',
        ].join('\n'),
        result:
          'Eine Tabelle (XLSX, ODS oder CSV) mit einer Zeile je Produkt und Shop und diesen Spalten: Produkt, Shop, Preis, Versand, lieferbar ja oder nein, Link zur Produktseite, Tag und Uhrzeit.',
        checklist: [
          '5 Produkte in je 4 Shops, oder wo gesucht wurde',
          'Genau dasselbe Produkt, gleiche Größe und Menge',
          'Alle Spalten sind ausgefüllt',
          'Jeder Link öffnet die richtige Produktseite',
        ],
      },
      en: {
        title: 'Compare prices',
        brief: [
          'The 5 products: [exact names or item numbers]',
          'Country: [country of delivery]',
          '',
          'Look for each of the 5 products in 4 online shops and note what it costs there. It must be exactly the same product: same size, same quantity, new.',
          '',
          'Note the price without a voucher and without a membership. If the shipping is shown only at the checkout, write “at checkout”. If fewer than 4 shops have a product, say where you looked.',
        ].join('\n'),
        result:
          'A table (XLSX, ODS or CSV) with one row per product and shop and these columns: product, shop, price, shipping, in stock yes or no, link to the product page, day and time.',
        checklist: [
          '5 products in 4 shops each, or where you looked',
          'Exactly the same product, same size and quantity',
          'All columns are filled in',
          'Each link opens the right product page',
        ],
      },
    },
  },
  {
    id: 'find-suppliers',
    category: 'web-research',
    minutes: 75,
    rewardPoints: 1300,
    usualPoints: { from: 1150, to: 1800 },
    proof: ['file'],
    workHours: 72,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Anbieter finden',
        brief: [
          'Gesucht: [was die Anbieter liefern oder können]',
          'Region: [Ort, Land oder Umkreis]',
          '',
          'Finde 15 Firmen, die genau das anbieten, und sieh auf der Website jeder Firma nach, ob das noch stimmt. Reine Verzeichnisse und Vermittler zählen nicht.',
          '',
          'Notiere nur, was die Firma selbst öffentlich über sich angibt. Keine Namen, Nummern oder Adressen von einzelnen Menschen. Schreib ihnen nicht und ruf dort nicht an.',
        ].join('\n'),
        result:
          'Eine Tabelle (XLSX, ODS oder CSV) mit 15 Zeilen und diesen Spalten: Firma, Ort, Website, allgemeine Mailadresse oder Link zum Kontaktformular, was sie anbietet (1 Satz), Link zu der Seite, auf der das steht.',
        checklist: [
          '15 verschiedene Firmen aus der Region',
          'Jede bietet das Gesuchte wirklich an, mit Link',
          'Alle Spalten sind ausgefüllt, alle Links gehen',
          'Nur Angaben zu Firmen, keine zu einzelnen Menschen',
        ],
      },
      en: {
        title: 'Find suppliers',
        brief: [
          'Wanted: [what the suppliers deliver or can do]',
          'Region: [town, country or distance]',
          '',
          'Find 15 companies that offer exactly this, and check on each company’s website that it is still true. Mere directories and agents do not count.',
          '',
          'Note only what the company itself states in public. No names, numbers or addresses of individual people. Do not write to them or call them.',
        ].join('\n'),
        result:
          'A table (XLSX, ODS or CSV) with 15 rows and these columns: company, town, website, general e-mail address or link to the contact form, what it offers (1 sentence), link to the page that says so.',
        checklist: [
          '15 different companies from the region',
          'Each really offers what is wanted, with a link',
          'All columns are filled in, all links work',
          'Only details of companies, none of individual people',
        ],
      },
    },
  },
  {
    id: 'fact-check',
    category: 'web-research',
    minutes: 75,
    rewardPoints: 1400,
    usualPoints: { from: 1150, to: 1900 },
    proof: ['text'],
    workHours: 48,
    needsKnowHow: false,
    text: {
      de: {
        title: '10 Angaben nachprüfen',
        brief: [
          'Text mit den Angaben: [Link]',
          'Die 10 Angaben: [aufgezählt, oder „such die wichtigsten aus“]',
          '',
          'Prüf jede der 10 Angaben, zum Beispiel Zahlen, Jahre, Namen und Zitate. Such dafür die Stelle, von der die Angabe ursprünglich kommt: ein Amt, eine Studie, die Firma selbst, eine Zeitung mit Redaktion. Ein Lexikon im Netz zeigt dir den Weg, reicht aber nicht als Quelle.',
          '',
          'Findest du nichts, ist „nicht zu klären“ ein gutes Ergebnis, wenn dabeisteht, wo du gesucht hast.',
        ].join('\n'),
        result:
          '10 nummerierte Punkte als Text: die Angabe, dein Urteil (stimmt, stimmt nicht, nicht zu klären), 1 Satz Begründung, Link zur Quelle. Wo etwas nicht stimmt, steht die richtige Angabe dabei.',
        checklist: [
          '10 Punkte, jeder mit Urteil, Satz und Link',
          'Die Quelle sagt wirklich, was da steht',
          'Kein Lexikon im Netz als einzige Quelle',
          'Bei „nicht zu klären“ steht, wo gesucht wurde',
        ],
      },
      en: {
        title: 'Check 10 facts',
        brief: [
          'Text with the statements: [link]',
          'The 10 statements: [listed, or “choose the most important ones”]',
          '',
          'Check each of the 10 statements, for example numbers, years, names and quotations. Look for the place where the statement first came from: an authority, a study, the company itself, an edited newspaper. An online encyclopedia shows you the way but is not enough as a source.',
          '',
          'If you find nothing, “cannot be settled” is a good result, as long as you say where you looked.',
        ].join('\n'),
        result:
          '10 numbered points as text: the statement, your verdict (true, false, cannot be settled), 1 sentence of reason, link to the source. Where something is false, the right statement stands beside it.',
        checklist: [
          '10 points, each with verdict, sentence and link',
          'The source really says what is stated',
          'No online encyclopedia as the only source',
          'With “cannot be settled” it says where you looked',
        ],
      },
    },
  },
  {
    id: 'link-collection',
    category: 'web-research',
    minutes: 60,
    rewardPoints: 1050,
    usualPoints: { from: 900, to: 1400 },
    proof: ['file'],
    workHours: 72,
    needsKnowHow: false,
    text: {
      de: {
        title: 'Linksammlung zu einem Thema',
        brief: [
          'Thema: [worüber]',
          'Für wen: [zum Beispiel Eltern, Anfänger, Fachleute]',
          '',
          'Such 15 Seiten, die man einem Freund zu diesem Thema empfehlen würde. Lies jede Seite, bevor du sie aufnimmst. Gut ist, was aktuell ist, ohne Anmeldung und ohne Bezahlung geht und mehr bietet als Werbung.',
          '',
          'Ordne die Seiten in 3 bis 5 Gruppen. Höchstens 2 Seiten vom selben Anbieter. Die Sammlung ist zum Lesen da, du sollst sie nirgends eintragen.',
        ].join('\n'),
        result:
          'Eine Datei (DOCX, ODT oder TXT) mit 15 Links in 3 bis 5 Gruppen. Zu jedem Link: Titel, 1 Satz, was man dort findet, 1 Satz, warum die Seite gut ist.',
        checklist: [
          '15 Links, die sich öffnen lassen',
          '3 bis 5 Gruppen mit Überschrift',
          'Titel und 2 eigene Sätze zu jedem Link',
          'Höchstens 2 Seiten vom selben Anbieter',
        ],
      },
      en: {
        title: 'Collection of links on a topic',
        brief: [
          'Topic: [what about]',
          'For whom: [for example parents, beginners, experts]',
          '',
          'Look for 15 pages that you would recommend to a friend on this topic. Read each page before you include it. A good page is up to date, works without signing in or paying, and offers more than advertising.',
          '',
          'Sort the pages into 3 to 5 groups. At most 2 pages from the same provider. The collection is for reading, please post it nowhere.',
        ].join('\n'),
        result:
          'A file (DOCX, ODT or TXT) with 15 links in 3 to 5 groups. For each link: title, 1 sentence on what is there, 1 sentence on why the page is good.',
        checklist: [
          '15 links that open',
          '3 to 5 groups with a heading',
          'A title and 2 sentences of your own for each link',
          'At most 2 pages from the same provider',
        ],
      },
    },
  },
]
