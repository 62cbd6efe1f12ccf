/** Given names that are not also words of the trade, to recognise a person by. */
const givenNames = new Set(
  `Aaron Abdul Abigail Adam Ahmed Aisha Alan Alejandro Alex Alice Alicia Amanda Amit Ana Andrea Andreas Andrew Angela
Anita Anna Anne Anthony Antonio Arjun Ashley Ben Benjamin Bianca Bob Brandon Brian Carla Carlos Carol Caroline Catherine
Charles Charlotte Chen Chloe Chris Christian Christina Christopher Clara Claire Daniel Daniela David Deepa Deborah Diego
Dmitri Dominic Donna Edward Elena Elizabeth Emily Emma Eric Erik Erin Eva Fatima Felix Fernando Francesca Frank Gabriel
Gary George Giulia Hannah Hans Harry Helen Henry Hiroshi Hugo Ian Ibrahim Ingrid Isabel Ivan Jacob James Jamie Jan Jane
Janet Jason Javier Jeff Jennifer Jens Jessica Joan Joe Johan John Jon Jonas Jonathan Jorge Jose Joseph Joshua Juan Judith
Julia Julie Karen Karl Katarina Kate Katherine Kavya Keith Kelly Kenji Kevin Kim Klaus Kumar Laura Lauren Lena Leo Li Lin
Linda Lisa Lucas Lucia Luis Luke Mara Marco Margaret Maria Marie Marta Martin Mary Mateo Matt Matthew Mei Mehmet Melissa
Michael Michelle Miguel Mike Mohamed Mohammed Monica Nadia Natalie Natasha Nicholas Nick Nicole Nikhil Nina Noah Nora Olga
Oliver Olivia Omar Oscar Pablo Patricia Patrick Paul Paula Pedro Peter Philip Pierre Priya Rachel Rahul Raj Ravi Rebecca
Ricardo Richard Robert Roberto Rosa Ruth Ryan Sam Samantha Samuel Sandra Sanjay Sara Sarah Scott Sean Sergei Shreya Simon
Sofia Sonia Sophie Stefan Stephanie Stephen Steve Steven Sunil Susan Svetlana Tanya Thomas Tim Tom Tomas Valentina Vanessa
Victor Victoria Vikram Vincent Vladimir Wei William Yasmin Yuki Yusuf Zoe`.split(/\s+/),
)

/** What only people do, behind a capitalised word. */
const humanVerb =
  '(?:noticed|said|asked|joined|acknowledged|confirmed|suspected|decided|suggested|typed|told|escalated|remembered|reported|replied|agreed|wrote|realised|realized|thought|guessed|merged|deployed|reverted|declared|volunteered)'
/** Capitalised words that do such things in post-mortems without being anybody's name. */
const noName =
  /^(?:A|All|Alert|Alerting|Alerts|An|And|Any|Automation|Bot|CI|Customer|Customers|Database|Developer|Developers|Engineer|Engineering|Engineers|Everybody|Everyone|Grafana|He|Internal|Incident|It|Management|Monitoring|Nobody|Of|On|One|Ops|Operations|Operator|Operators|Pager|PagerDuty|Partner|Partners|People|Pipeline|Platform|Product|Provider|Releases?|Responders?|SRE|SREs|Sales|Secondary|Security|Service|She|Slack|Somebody|Someone|Storage|Support|System|Team|Teams|The|Then|They|This|Traffic|Users?|Vendor|We|Who)$/

const NAME = "\\p{Lu}[\\p{L}’'-]+"

const startsWithName = new RegExp(`(?<![\\p{L}\\d])(${NAME})((?: \\p{Lu}\\.)?(?: ${NAME})?)`, 'gu')
const doesWhatPeopleDo = new RegExp(`(?<![\\p{L}\\d])(${NAME}(?: ${NAME})?)(?= ${humanVerb}\\b)`, 'gu')
const ROLE = 'the engineer'
const severalRoles = new RegExp(`${ROLE}(?:(?:,| and| &) ${ROLE})+`, 'g')

/**
 * The text with a role in place of everybody named in it: handles, mail addresses, the `known` names and their parts,
 * common given names with what follows them, and a capitalised word that does what only people do. A guess on the safe
 * side: it may hide a product that is named like a person.
 */
export function hidePeople(text: string, known: readonly string[] = []): string {
  let hidden = text
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, ROLE)
    .replace(/(^|[\s(,;:])@[\w.-]*\w/g, `$1${ROLE}`)
  for (const form of formsOf(known)) {
    if (!hidden.includes(form)) continue
    hidden = hidden.replace(new RegExp(`(?<![\\p{L}\\d])${escaped(form)}(?![\\p{L}\\d])`, 'gu'), ROLE)
  }
  return hidden
    .replace(startsWithName, (whole, first: string) => {
      if (!givenNames.has(first.replace(/['’]s$/, ''))) return whole
      return /['’]s$/.test(whole) ? `${ROLE}’s` : ROLE
    })
    .replace(doesWhatPeopleDo, (name: string) => nameOrNot(name))
    .replace(severalRoles, 'the engineers')
}

/** Whole names before their parts. */
function formsOf(names: readonly string[]): readonly string[] {
  const whole = [...names].sort((a, b) => b.length - a.length)
  return [...whole, ...whole.flatMap((name) => name.split(/\s+/).filter((part) => part.length > 2))]
}

/** "Later Rhiannon": only the last words may be a name. */
function nameOrNot(name: string): string {
  const words = name.split(' ')
  if (noName.test(words.at(-1) ?? '')) return name
  return [...words.filter((word) => noName.test(word)), ROLE].join(' ')
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
