import type { SeatId } from '../../command/index.ts'
import type { Drill, TaskState } from '../drill-state.ts'
import { record } from '../log.ts'
import { done, type Handlers, refused } from './command-handler.ts'

/** What a seat answers that was given a role or a task, or asked for a report. */
export const answerCommands: Handlers<'acceptRole' | 'acceptTask' | 'reportTask' | 'giveReport'> = {
  acceptRole({ drill, seat, by }, { text }) {
    const given = drill.state.seatRoles[seat]
    if (given === undefined) return refused('Nobody has given you a role.')
    if (given.acceptedAt !== null) return refused('You have accepted that role already.')
    given.acceptedAt = drill.state.second
    return done(record(drill, by, { kind: 'roleAccepted', personId: seat, role: given.role, text }))
  },

  acceptTask({ drill, seat, by }, { taskId, text }) {
    const task = taskOf(drill, seat, taskId)
    if (task === undefined) return refused(`You have no task ${taskId}.`)
    if (task.acceptedAt !== null) return refused('You have accepted that task already.')
    task.acceptedAt = drill.state.second
    return done(record(drill, by, { kind: 'taskAccepted', taskId, personId: seat, text }))
  },

  reportTask({ drill, seat, by }, { taskId, text, confidence }) {
    const task = taskOf(drill, seat, taskId)
    if (task === undefined) return refused(`You have no task ${taskId}.`)
    if (task.reportedAt !== null) return refused('You have reported on that task already.')
    task.acceptedAt ??= drill.state.second
    task.reportedAt = drill.state.second
    const { investigationId } = task
    return done(
      record(drill, by, {
        kind: 'taskReported',
        taskId,
        personId: seat,
        investigationId,
        text,
        needs: null,
        confidence,
      }),
    )
  },

  giveReport({ drill, seat, by }, { condition, actions, needs }) {
    return done(record(drill, by, { kind: 'reportGiven', personId: seat, condition, actions, needs }))
  },
}

/** A task of this seat that it has not handed back. */
const taskOf = (drill: Drill, seat: SeatId, taskId: string): TaskState | undefined =>
  drill.state.tasks.find(
    (each) => each.taskId === taskId && each.personId === seat && each.handedBackAt === null,
  )
