import { rulePhrases } from './blameless-rules.ts'
import { compileChecklist, runChecklist } from './criterion.ts'
import { findIdentifier } from './find-identifier.ts'
import { etaPhrases, impactPhrases, nextUpdatePhrases, scopePhrases } from './spoken-phrases.ts'
import { no, type TextCheck } from './text-check.ts'

const suppliers =
  'aws|amazon|azure|google|vendor|vendors|provider|providers|supplier|suppliers|partner|partners|cloudflare|contractor'

const publicChecklist = compileChecklist({
  statesImpact: { kind: 'merit', phrases: impactPhrases, labels: ['impact'] },
  statesScope: { kind: 'merit', phrases: scopePhrases, labels: ['scope'] },
  namesNextUpdate: { kind: 'merit', phrases: nextUpdatePhrases },
  showsEmpathy: {
    kind: 'merit',
    phrases: [
      'sorry|apologise|apologize|apologies|apology',
      'we understand|know|realise|realize <7> frustrating|disruptive|difficult|rely|depend|matters|important|inconvenient',
      'thank you for',
      'thanks for',
    ],
  },
  offersWorkaround: {
    kind: 'merit',
    mayBeNegated: true,
    phrases: [
      'please <2> try|use|wait|retry|refresh|keep|do|avoid|call|contact',
      'you|customers|users|shoppers can|may <2> still|use|try|retry|continue|place|pay|call|contact|reach',
      'workaround is|by|for|exists|available',
      'in the meantime',
      'meanwhile',
      'no action is|needed|required',
      'do|need not need? to? <2> retry|do|act',
      'try|trying again',
      'no need to',
      'come|try <1> back? later',
      'is|are saved',
    ],
  },
  promisesEta: { kind: 'fault', phrases: etaPhrases },
  blames: {
    kind: 'fault',
    phrases: [
      ...rulePhrases['trait-blame'],
      ...rulePhrases['human-as-cause'],
      `caused|triggered|due|because|fault|responsibility by|to|of <2> ${suppliers}`,
      `${suppliers} <3> fault|blame|broke|failed|failure|responsible|caused|incompetence`,
      `${suppliers} <2> is|has|have|had|having <3> outage|problem|problems|issue|issues|failure|incident`,
      'a|an|our engineer|developer|employee|colleague <3> @harm',
    ],
  },
  speculates: {
    kind: 'fault',
    phrases: [
      'we|i think|believe|suspect|assume|guess <9> cause|caused|due|because|network|dns|hardware|database|zone|provider|aws|deploy|deployment|attack|bug|ddos|cache|server|servers',
      'probably|possibly|maybe|perhaps|likely|apparently|presumably <5> cause|caused|due|because|network|dns|hardware|database|zone|provider|aws|deploy|attack|bug|ddos',
      'probably|possibly|maybe|perhaps|likely a|an|the <3> deployment|deploy|change|provider|zone|network|cache|database|attack',
      'cause <3> probably|possibly|maybe|likely|seems|appears|might|may|could',
      'may|might|could have? been? be? <3> caused|due|because|attack|ddos|bug|network|hardware',
      'seems|appears|looks to|like <4> caused|due|attack|network|hardware|dns|provider|bug|problem',
    ],
  },
  overclaims: {
    kind: 'fault',
    phrases: [
      ...rulePhrases['overclaim-outward'].filter((phrase) => phrase !== 'outage'),
      'gone|fixed|over for good',
    ],
  },
})

/** What a public status post says and what it gives away, item by item. `usesJargon` finds host names and shop talk. */
export function checkStatusUpdate(text: string): TextCheck[] {
  return [...runChecklist(text, publicChecklist), checkJargon(text)]
}

/** Names of hosts, zones and internals that mean nothing to a customer. */
function checkJargon(text: string): TextCheck {
  const found = findIdentifier(text)
  if (!found) return no('usesJargon')
  return { id: 'usesJargon', answer: 'yes', quote: text.slice(found.start, found.end), ...found }
}
