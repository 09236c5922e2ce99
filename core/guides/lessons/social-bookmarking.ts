import type { Guide } from '../guide.ts'

export const socialBookmarking: Guide = {
  id: 'social-bookmarking',
  emoji: '🔖',
  text: {
    de: {
      title: 'Lesezeichen teilen, ehrlich',
      about: 'Wie man gute Links sammelt und weitergibt, ohne zu tricksen.',
      pages: [
        {
          title: 'Worum es geht',
          body: 'Lesezeichen-Dienste sind Sammlungen von Links mit Schlagwörtern. Gut gemacht hilft das anderen beim Finden. Schlecht gemacht ist es Spam: zehn Konten, hundertmal derselbe Link.',
        },
        {
          title: 'So beschreibst du einen Link',
          body: 'Lies die Seite, bevor du sie teilst. Schreib in ein bis zwei eigenen Sätzen, was man dort findet und für wen es taugt. Zwei bis fünf genaue Schlagwörter sind besser als zwanzig ungefähre.',
        },
        {
          title: 'Die Grenzen',
          body: 'Gekaufte Links, Likes und Stimmen sind bei Klickwork verboten, und die meisten Dienste sperren dafür. Arbeite nur mit deinem eigenen Konto, halte dich an die Regeln des Dienstes und gib nie ein Passwort her.',
        },
        {
          title: 'Offen sagen, was es ist',
          body: 'Wirst du für einen öffentlichen Beitrag bezahlt, gehört „Anzeige“ gut sichtbar dazu. Meist ist der Auftrag aber eine Liste für den Auftraggeber: gute Fundstellen, beschrieben und sortiert.',
        },
      ],
    },
    en: {
      title: 'Sharing bookmarks, honestly',
      about: 'How to collect and pass on good links without tricks.',
      pages: [
        {
          title: 'What it is about',
          body: 'Bookmarking services are collections of links with tags. Done well, this helps others to find things. Done badly, it is spam: ten accounts, the same link a hundred times.',
        },
        {
          title: 'How to describe a link',
          body: 'Read the page before you share it. Write in one or two sentences of your own what one finds there and whom it suits. Two to five exact tags are better than twenty vague ones.',
        },
        {
          title: 'The limits',
          body: 'Bought links, likes and votes are forbidden on Klickwork, and most services ban people for them. Use only your own account, keep to the rules of the service, and never hand out a password.',
        },
        {
          title: 'Say openly what it is',
          body: 'If you are paid for a public post, “Ad” has to stand there, easy to see. Mostly, though, the job is a list for the client: good finds, described and sorted.',
        },
      ],
    },
  },
  questions: [
    {
      de: {
        ask: 'Jemand will denselben Link von zehn Konten aus geteilt haben. Was tust du?',
        right: 'Ich lehne ab und melde den Auftrag.',
        wrong: ['Ich nehme drei Konten, das fällt nicht auf.', 'Ich bitte Freunde, es für mich zu tun.'],
        why: 'Das ist Spam und bei Klickwork verboten, auch mit drei Konten.',
      },
      en: {
        ask: 'Somebody wants the same link shared from ten accounts. What do you do?',
        right: 'I decline and report the job.',
        wrong: ['I use three accounts, nobody will notice.', 'I ask friends to do it for me.'],
        why: 'That is spam and forbidden on Klickwork, with three accounts as well.',
      },
    },
    {
      de: {
        ask: 'Was ist eine gute Beschreibung zu einem Link?',
        right: 'Ein eigener Satz: was man dort findet, und für wen',
        wrong: ['Der erste Absatz der Seite, kopiert', '„Super Seite, unbedingt ansehen!“'],
        why: 'Eigene, genaue Worte helfen. Werberufe und Kopien nicht.',
      },
      en: {
        ask: 'What is a good description of a link?',
        right: 'A sentence of your own: what one finds there, and whom it suits',
        wrong: ['The first paragraph of the page, copied', '“Great site, a must-see!”'],
        why: 'Exact words of your own help. Slogans and copies do not.',
      },
    },
    {
      de: {
        ask: 'Wie viele Schlagwörter sind sinnvoll?',
        right: 'Zwei bis fünf genaue',
        wrong: ['So viele, wie das Feld zulässt', 'Eines, das gerade beliebt ist'],
        why: 'Wenige genaue Schlagwörter führen die richtigen Leute hin.',
      },
      en: {
        ask: 'How many tags make sense?',
        right: 'Two to five exact ones',
        wrong: ['As many as the field takes', 'One that is popular at the moment'],
        why: 'A few exact tags bring the right people.',
      },
    },
    {
      de: {
        ask: 'Du wirst für einen öffentlichen Beitrag bezahlt. Was gehört dazu?',
        right: 'Das Wort „Anzeige“, gut sichtbar',
        wrong: ['Nichts, solange der Beitrag ehrlich ist', 'Ein Hinweis in deinem Profil'],
        why: 'Bezahlte Beiträge müssen als Werbung zu erkennen sein, direkt am Beitrag.',
      },
      en: {
        ask: 'You are paid for a public post. What belongs to it?',
        right: 'The word “Ad”, easy to see',
        wrong: ['Nothing, as long as the post is honest', 'A note in your profile'],
        why: 'Paid posts must be recognisable as advertising, right where they stand.',
      },
    },
    {
      de: {
        ask: 'Der Auftraggeber bittet um dein Passwort, „damit es schneller geht“. Und jetzt?',
        right: 'Ich gebe es nicht her und melde den Auftrag.',
        wrong: ['Ich gebe es ihm und ändere es danach.', 'Ich lege ihm ein zweites Konto mit meinem Namen an.'],
        why: 'Kein Auftrag darf ein Passwort verlangen.',
      },
      en: {
        ask: 'The client asks for your password “to speed things up”. What now?',
        right: 'I do not give it away, and report the job.',
        wrong: ['I give it to him and change it afterwards.', 'I open a second account in my name for him.'],
        why: 'No job may ask for a password.',
      },
    },
  ],
}
