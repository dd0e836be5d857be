// SPDX-License-Identifier: MIT
// Charges once, then answers three commands. Whatever strict mode finds is printed as a complaint.
import { RPCClient } from 'ocpp-rpc';

const client = new RPCClient({
  endpoint: process.argv[2],
  identity: 'OCPPRPC',
  protocols: ['ocpp1.6'],
  strictMode: true,
  reconnect: false,
});

let complaints = 0;
function complain(what) {
  complaints += 1;
  console.log('complaint', what);
}
client.on('strictValidationFailure', (event) => complain(JSON.stringify(event)));
client.on('badMessage', (event) => complain(event.error?.message ?? 'bad message'));

const handled = new Set();
let allHandled;
const obeyed = new Promise((resolve) => { allHandled = resolve; });
function handle(action, answer) {
  client.handle(action, () => {
    handled.add(action);
    if (handled.size === 3) allHandled();
    return answer;
  });
}
handle('GetConfiguration', { configurationKey: [], unknownKey: ['a'] });
handle('RemoteStartTransaction', { status: 'Accepted' });
handle('Reset', { status: 'Accepted' });

await client.connect();
const timestamp = new Date().toISOString();
await client.call('BootNotification', { chargePointVendor: 'ocpp-rpc', chargePointModel: 'strict' });
await client.call('Heartbeat', {});
await client.call('Authorize', { idTag: 'TAG' });
await client.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Preparing' });
const { transactionId } = await client.call('StartTransaction', { connectorId: 1, idTag: 'TAG', meterStart: 0, timestamp });
await client.call('MeterValues', { connectorId: 1, transactionId, meterValue: [{ timestamp, sampledValue: [{ value: '1' }] }] });
await client.call('StopTransaction', { transactionId, meterStop: 1, timestamp });
await client.call('DataTransfer', { vendorId: 'nobody' });
console.log('charged');
await obeyed;
await new Promise((resolve) => { setTimeout(resolve, 200); });
await client.close();
console.log('done');
process.exit(complaints === 0 ? 0 : 1);
