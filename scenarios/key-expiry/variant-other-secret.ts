import type { Scenario } from '../../src/core/scenario/index.ts'
import { all, always, any, inEffect, not, trulyAbove } from '../condition-words.ts'
import {
  defaultRotatedAgain,
  gatewayMended,
  inDefault,
  mendingOfSecret,
  notMended,
  secretMended,
} from './names.ts'
import { reported } from './platform.ts'

type Variant = NonNullable<Scenario['variants']>[number]

const refused = trulyAbove('link/uploads-store/deniedShare', 0.03)

/** The new key went to a neighbour in production: it is in use there, which looks like success from afar. */
export const otherSecret: Variant = {
  id: 'b',
  difference:
    'The new key was put into the secret of the listing index in production: it is used there some fifty times a second, and the gateways still show the old one.',
  changes: {
    topology: {
      platform: {
        history: [
          { at: reported(-109), intervention: { kind: 'createKey', key: 'AKOG-M2XR' } },
          {
            at: reported(-79),
            intervention: { kind: 'putSecret', secret: 'listing-index.production', key: 'AKOG-M2XR' },
          },
          {
            at: reported(-78),
            intervention: { kind: 'refreshCredentials', credential: 'listing-index', seconds: 20 },
          },
          { at: reported(-61), intervention: { kind: 'setKeyStatus', key: 'AKOG-K7QD', status: 'deleted' } },
        ],
      },
    },
    changes: [
      {
        id: 'secrets-deploy',
        service: 'listings',
        title: 'Deploy 4411: service secrets',
        detail:
          'Rotation by ./rotate, ticket SEC-2210. Refreshed 4 of 4 instances in 38 seconds. All checks green.',
        resources: ['aws_secretsmanager_secret.listing_index["production"]'],
      },
    ],
    runbooks: [
      {
        id: 'rotate-key',
        markdown: `# Rotate the key of the object gateway

1. Create a second key: \`aws iam create-access-key --user-name svc-object-gateway\`
2. Put it into the secret and deploy: \`./rotate put\` and \`./rotate deploy\`, choose the secret from the list.
3. Delete the old key.
4. Close the ticket.

The list is sorted by name. \`--env\` and \`--secret\` may be given; without them the tool remembers the last choice.`,
      },
    ],
    clues: [
      {
        id: 'production-shows-old-key',
        says: 'The gateways still show K7QD; M2XR is shown by the listing index only.',
        seenAt: [],
      },
      {
        id: 'deploy-small',
        says: 'This evening’s deploy of secrets refreshed four instances; the gateways have more than twenty.',
      },
      {
        id: 'environments-differ',
        says: 'The secret of the listing index was changed this evening; that of the gateways was not.',
      },
      {
        id: 'runbook-default',
        says: 'The rotation runbook names no secret, and the tool then remembers the last choice.',
      },
    ],
    investigations: [
      {
        id: 'key-in-use',
        findings: [
          {
            when: all(refused, notMended),
            texts: [
              'Careful with the sum: M2XR is shown {series:key/AKOG-M2XR/usesPerSecond}, but by listings alone. Uploads, downloads and logs all show K7QD, and {series:link/uploads-store/deniedShare} of the uploads are refused. The new key is fine; the gateways do not have it.',
              'By caller and last four letters: listings M2XR, let in. Uploads, downloads, pictures, logs K7QD, refused.',
            ],
            needs: 'Somebody to say what lies in the gateways’ own secret.',
            confidence: 'sure',
            clues: ['production-shows-old-key', 'key-refused', 'new-key-good'],
          },
          {
            when: gatewayMended,
            texts: [
              'All gateways carry the key that their secret names now: M2XR {series:key/AKOG-M2XR/usesPerSecond} with listings, P4WN {series:key/AKOG-P4WN/usesPerSecond}. K7QD: {series:key/AKOG-K7QD/usesPerSecond}.',
            ],
            confidence: 'sure',
            clues: ['key-in-place'],
          },
          {
            when: always,
            texts: [
              'The gateways’ calls carry K7QD, {series:key/AKOG-K7QD/usesPerSecond}, on sessions bought earlier. M2XR is shown by listings, {series:key/AKOG-M2XR/usesPerSecond}.',
            ],
            confidence: 'sure',
            clues: ['production-shows-old-key'],
          },
        ],
      },
      {
        id: 'release-history',
        findings: [
          {
            when: all(any(inEffect('redeploy-gateway', inDefault), defaultRotatedAgain), not(secretMended)),
            texts: [
              'The latest deploy went to the environment "default". The one of 20:19 went to the listing index. The gateways’ production secret was last written a hundred days ago and names K7QD.',
            ],
            needs: 'A decision to put the working key into the gateways’ production secret, by name.',
            asksFor: mendingOfSecret,
            confidence: 'sure',
            clues: ['environments-differ', 'production-shows-old-key'],
          },
          {
            when: not(secretMended),
            texts: [
              'Deploy 4411 refreshed the four listing instances, in production. The gateways’ secret still names K7QD, written a hundred days ago. The tool offered the last choice, and the last choice was the listing index.',
              'Three secrets side by side: listing index in production was changed at 20:19 and holds M2XR. The gateways’ in production was not and holds K7QD. The default one is untouched.',
            ],
            needs:
              'A decision to put M2XR into the gateways’ production secret and to redeploy there, two of us on the keyboard.',
            asksFor: mendingOfSecret,
            confidence: 'sure',
            clues: ['environments-differ', 'deploy-small', 'production-shows-old-key'],
          },
          {
            when: always,
            texts: [
              'The gateways’ production secret was changed tonight and names a key that works. The last deploy is in the list, all instances.',
            ],
            confidence: 'sure',
            clues: ['environments-differ'],
          },
        ],
      },
    ],
    injects: [
      {
        id: 'rotate-once-more',
        expects: {
          reactions: {
            clarify: ['Read it aloud? "./rotate put", and it offers the last choice, "listing-index". Oh.'],
          },
        },
      },
      {
        id: 'quiet-expert',
        texts: [
          'Small thing: of the calls I refuse, every one carries K7QD, from the gateways. M2XR calls me fifty times a second, and all of those are listings.',
          'I did not want to interrupt. The new key is in use, that is true, but by listings only. From the gateways I see K7QD and refuse it.',
        ],
      },
    ],
    playbook: [
      {
        id: 'reply-quiet-expert',
        command: {
          text: 'Thank you, heard: the gateways show K7QD and are refused; M2XR calls fifty times a second, all of those are listings. So the new key works and the gateways do not have it. Since when do listings show it?',
        },
      },
      {
        id: 'read-back-id',
        command: {
          text: 'Read back: the gateways carry K7QD and are refused; M2XR is shown by listings alone and let in. So the new key is fine, and it is not capacity. Thank you.',
        },
      },
      {
        id: 'read-back-history',
        command: {
          text: 'Heard and read back: deploy 4411 refreshed the listing instances; the gateways’ secret was not changed and still names K7QD. Thank you.',
        },
      },
      {
        id: 'look-deploy',
        thinking: [
          '"Refreshed 4 of 4 instances." The gateways have more than twenty. I note that and let platform look.',
        ],
      },
    ],
    factors: [
      {
        id: 'tool-default',
        text: 'The rotation tool offered the last choice when no secret was named, and the runbook named none.',
      },
      {
        id: 'ticket-green',
        text: 'Deploy checks and the ticket were green because the deploy had succeeded, for another service, and the new key showed up in use.',
      },
    ],
  },
}
