import { z } from 'zod'
import { roles } from '#db/schema/sign-in.ts'

/** Somebody of the demonstration council whom a visitor may sign in as. */
export const personasSchema = z.strictObject({
	personas: z.array(
		z.strictObject({
			id: z.string(),
			employeeNumber: z.string(),
			title: z.string(),
			/** What they will find to do, in one sentence. */
			finds: z.string(),
			roles: z.array(z.enum(roles)),
		}),
	),
})

export type Persona = z.infer<typeof personasSchema>['personas'][number]
