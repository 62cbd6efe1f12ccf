import { grouped, type KeptDrill } from '../../store/index.ts'
import { MarkerCard } from '../report/marker-card.tsx'
import { ProfileRadar } from '../report/profile-radar.tsx'
import { RatingBar } from '../report/rating-bar.tsx'
import { wordsOf } from './kept-lines.ts'

type Grade = NonNullable<KeptDrill['grade']>

/** The command profile as it was given: seven skills, and each mark with its reason. */
export function KeptGrade({ grade }: { grade: Grade }) {
  const { skills, markers } = grade.profile
  const { ended, customerMinutes } = grade.outcome
  return (
    <section id="kept-profile" className="report-section" aria-labelledby="kept-profile-heading">
      <h2 id="kept-profile-heading">Command profile</h2>
      <p className="report-note">
        As the Chief rated it then.{' '}
        {ended === null ? '' : `The drill ended: ${wordsOf(ended).toLowerCase()}. `}
        Customers lost <span className="mono">{grouped(customerMinutes)}</span> customer-minutes, counted to
        the end of the scenario.
      </p>
      <div className="profile">
        <div className="profile-picture">
          <ProfileRadar marks={skills} own={null} />
        </div>
        <div className="table-scroll">
          <table className="report-table kept-skills">
            <thead>
              <tr>
                <th scope="col">Skill</th>
                <th scope="col">Chief</th>
              </tr>
            </thead>
            <tbody>
              {skills.map(({ skill, label, rating }) => (
                <tr key={skill}>
                  <th scope="row">{label}</th>
                  <td>
                    <RatingBar rating={rating} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {skills.map(({ skill, label }) => {
        const marks = markers.filter((mark) => mark.skill === skill)
        return (
          marks.length > 0 && (
            <div key={skill} className="marker-group">
              <h3>{label}</h3>
              <div>
                {marks.map((mark) => (
                  <MarkerCard
                    key={mark.marker}
                    mark={mark}
                    reason={mark.reason === '' ? 'No reason was kept.' : mark.reason}
                  />
                ))}
              </div>
            </div>
          )
        )
      })}
    </section>
  )
}
