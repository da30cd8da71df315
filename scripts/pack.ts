// Checks packs: `npm run pack -- check [folder…]`.
import { packCommand } from '../src/packs/check-command.ts';

const { out, err, status } = await packCommand(process.argv.slice(2), 'packs');
for (const line of out) console.log(line);
for (const line of err) console.error(line);
process.exitCode = status;
