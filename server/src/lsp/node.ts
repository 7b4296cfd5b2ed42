import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { shakeHands } from './handshake.ts';
import { nodeDisk } from './nodeDisk.ts';

const connection = createConnection(ProposedFeatures.all);
const runtime = { soon: (run: () => void) => void setImmediate(run), disk: nodeDisk };

shakeHands(connection, (client) => {
  void import('./services.ts').then(({ startServices }) => startServices(connection, runtime, client));
});
