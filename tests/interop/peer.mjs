// One job in, one answer out: signs and verifies with the libraries of others, without any network.
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {verifyCredential} from '@digitalcredentials/verifier-core';
import jsonld from 'jsonld';
import {readFileSync} from 'node:fs';

const job = JSON.parse(readFileSync(0, 'utf8'));
console.log = console.error = () => {};
globalThis.fetch = async () => { throw new Error('no network'); };

const found = (url, document) => ({contextUrl: null, documentUrl: url, document});

async function documentLoader(url) {
  if(url in job.contexts) {
    return found(url, {'@context': job.contexts[url]});
  }
  if(url.startsWith('did:key:')) {
    return found(url, keyDocument(...url.split('#')));
  }
  throw new Error(`not here: ${url}`);
}

function keyDocument(did, fragment) {
  const key = did.slice('did:key:'.length);
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `${did}#${key}`, type: 'Multikey', controller: did, publicKeyMultibase: key
  };
  return fragment ? method : {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did, verificationMethod: [method], assertionMethod: [method.id], authentication: [method.id]
  };
}

async function issuer() {
  const seed = new Uint8Array(Buffer.from(job.seed, 'hex'));
  const pair = await Ed25519Multikey.generate({seed});
  const did = `did:key:${pair.publicKeyMultibase}`;
  const signer = pair.signer();
  signer.id = `${did}#${pair.publicKeyMultibase}`;
  return signer;
}

async function timed(documents, work) {
  const before = process.cpuUsage();
  const answers = [];
  for(const document of documents) {
    answers.push(await work(document));
  }
  const {user, system} = process.cpuUsage(before);
  return {answers, seconds: (user + system) / 1e6};
}

const signer = await issuer();
const sign = document => vc.issue({
  credential: document, documentLoader,
  suite: new DataIntegrityProof({signer, date: job.created, cryptosuite})
});
const verify = async document => {
  const suite = new DataIntegrityProof({cryptosuite});
  const result = await vc.verifyCredential({credential: document, suite, documentLoader});
  return result.verified;
};
const core = async document => {
  const result = await verifyCredential({credential: document, knownDIDRegistries: []});
  const step = (result.log ?? []).find(one => one.id === 'valid_signature');
  return step?.valid === true;
};

const canonize = document => jsonld.canonize(document, {
  algorithm: 'RDFC-1.0', format: 'application/n-quads', rdfDirection: 'i18n-datatype', safe: true, documentLoader
}).catch(error => `refused: ${error.message}`);

const answer = {};
for(const [name, work] of Object.entries({sign, verify, core, canonize})) {
  if(job[name]) {
    answer[name] = await timed(job[name], work);
  }
}
process.stdout.write(JSON.stringify(answer));
