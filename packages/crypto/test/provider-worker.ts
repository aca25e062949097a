// A process of its own for the provider's tests: opens the provider at argv[2], makes argv[3] KEK versions, says what
// it saw.
import { createFileKeyProvider } from '@scrim/crypto/providers';

const [, , path = '', versions = '0'] = process.argv;
const provider = await createFileKeyProvider({ path });
const created: string[] = [];
for (let count = 0; count < Number(versions); count += 1) created.push(await provider.create());
process.stdout.write(JSON.stringify({ id: provider.id, created }));
