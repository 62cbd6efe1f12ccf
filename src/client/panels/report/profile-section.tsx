import type { CommandProfile } from '../../../core/grading/index.ts'
import { ProfileRadar } from './profile-radar.tsx'
import { RatingBar } from './rating-bar.tsx'

interface ProfileSectionProps {
  readonly profile: CommandProfile
  readonly own: Readonly<Record<string, number>> | null
  /** In Shadow the Chief commands: nothing of the trainee's can be observed. */
  readonly shadowed: boolean
}

/** Seven skills side by side, never one number. */
export function ProfileSection({ profile, own, shadowed }: ProfileSectionProps) {
  const labelOf = (marker: string): string => {
    const mark = profile.markers.find((each) => each.marker === marker)
    return mark === undefined ? marker : mark.label
  }
  return (
    <section id="profile" className="report-section" aria-labelledby="profile-heading">
      <h2 id="profile-heading">Command profile</h2>
      {shadowed && (
        <p className="report-note">
          You shadowed the Chief: he commanded, so there is little of yours to observe yet. The outcome below
          is his play.
        </p>
      )}
      <div className="profile">
        <div className="profile-picture">
          <ProfileRadar marks={profile.skills} own={own} />
          {own !== null && (
            <p className="profile-key">
              <span data-line="chief" aria-hidden="true" /> the Chief{' '}
              <span data-line="own" aria-hidden="true" /> you
            </p>
          )}
        </div>
        <div>
          <div className="table-scroll">
            <table className="report-table">
              <thead>
                <tr>
                  <th scope="col">Skill</th>
                  <th scope="col">Chief</th>
                  {own !== null && <th scope="col">You</th>}
                  <th scope="col">Markers seen</th>
                </tr>
              </thead>
              <tbody>
                {profile.skills.map((skill) => (
                  <tr key={skill.skill}>
                    <th scope="row">
                      <a href={`#skill-${skill.skill}`}>{skill.label}</a>
                      {skill.heldBackBy !== null && (
                        <span className="profile-held">
                          held at 2 by {labelOf(skill.heldBackBy).toLowerCase()}
                        </span>
                      )}
                    </th>
                    <td>
                      <RatingBar rating={skill.rating} />
                    </td>
                    {own !== null && (
                      <td className="mono">
                        {own[skill.skill] ?? <span className="unseen">not rated</span>}
                      </td>
                    )}
                    <td className="mono">{skill.observed}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <dl className="profile-points">
            <div>
              <dt>Strengths</dt>
              <dd>{profile.strengths.map(labelOf).join(' · ') || 'none stands out yet'}</dd>
            </div>
            <div>
              <dt>Work on next</dt>
              <dd>{profile.targets.map(labelOf).join(' · ') || 'nothing in particular'}</dd>
            </div>
          </dl>
        </div>
      </div>
    </section>
  )
}
