import { type Attendance, attendanceSchema } from '../../domain/attendance/attendance.ts'
import { recordCollection } from '../record/recordCollection.ts'

export const attendanceCollection = recordCollection<Attendance>(attendanceSchema, [['openingId']])
