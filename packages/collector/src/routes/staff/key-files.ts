// `/v1/key-files`: protected reading keys for people who open. There are none until somebody puts one, and every change
// is on record before it is made.
import { auditedChange } from '@scrim/access-control';
import { isSuiteId, type SuiteId } from '@scrim/crypto/format';
import type { KeyId } from '@scrim/protocol';
import { jsonResponse, ProblemError, type Route, type RouteModule } from '@scrim/protocol/routes';
import { z } from 'zod';
import { keepKeyFile } from '../../key-files/keep-key-file.ts';
import { keyFileEntry } from '../../key-files/key-file-record.ts';
import type { StaffContext } from '../../wiring/staff-context.ts';
import { actorOf } from './actor-of.ts';

/** An age file with a key of suite 2, wrapped to 50 officers' post-quantum recipients, is below 120,000 characters. */
const MAX_FILE_CHARACTERS = 131_072;
/** More reading keys than any manifest of many sites names. */
const MAX_KEY_FILES = 1000;

const putSchema = z.strictObject({
  /** One visible line. */
  label: z
    .string()
    .trim()
    .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,100}$/u),
  file: z.string().max(MAX_FILE_CHARACTERS),
  /** Of an age file, which does not say it in clear. */
  suite: z.custom<SuiteId>(isSuiteId).exactOptional(),
});

export function staffKeyFileRoutes(context: StaffContext): RouteModule {
  return { name: 'staff-key-files', routes: [listRoute(context), putRoute(context), deleteRoute(context)] };
}

function listRoute({ stores }: StaffContext): Route<undefined> {
  return {
    method: 'GET',
    path: '/v1/key-files',
    permission: 'key-files.read',
    reads: 'nothing',
    maxBodyBytes: 0,
    async handle() {
      const records = await stores.records.list('key_files', { limit: MAX_KEY_FILES });
      return jsonResponse({ keyFiles: records.map(keyFileEntry) });
    },
  };
}

function putRoute({ stores, audit }: StaffContext): Route<z.infer<typeof putSchema>> {
  return {
    method: 'PUT',
    path: '/v1/key-files/{kid}',
    permission: 'key-files.write',
    reads: 'json',
    schema: putSchema,
    maxBodyBytes: 2 * MAX_FILE_CHARACTERS,
    async handle({ params: { kid = '' }, body, caller }) {
      const put = { ...body, kid: kid as KeyId, actor: actorOf(caller) };
      return jsonResponse(await keepKeyFile({ stores, audit }, put));
    },
  };
}

function deleteRoute({ stores, audit }: StaffContext): Route<undefined> {
  return {
    method: 'DELETE',
    path: '/v1/key-files/{kid}',
    permission: 'key-files.write',
    reads: 'nothing',
    maxBodyBytes: 0,
    async handle({ params: { kid = '' }, caller }) {
      if ((await stores.records.get('key_files', kid)) === null) throw new ProblemError('key_file_unknown');
      const change = { actor: actorOf(caller), action: 'key-file.delete', objects: [`key:${kid}`] } as const;
      await auditedChange({ log: audit, ...change }, () => stores.records.delete('key_files', kid));
      return new Response(null, { status: 204 });
    },
  };
}
