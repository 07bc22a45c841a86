#!/usr/bin/env bash
# Writes target/release.conf.json, which the Tauri CLI merges into tauri.conf.json: who signs for Windows, and whom the app asks
# for newer versions. Each part is left out where nothing is set for it.
#   UPDATES                    {"pubkey": "…", "endpoints": ["https://…/latest.json"]} (docs/updates.md)
#   TAURI_SIGNING_PRIVATE_KEY  signs what is offered to installed apps
#   AZURE_SIGNING_…            endpoint, account and certificate profile of Azure Trusted Signing
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p target
node - <<'SCRIPT'
const { env } = process;
const config = { bundle: {}, plugins: {} };
if (env.UPDATES) {
  const updater = JSON.parse(env.UPDATES);
  if (!updater.pubkey || !updater.endpoints?.length) throw new Error('UPDATES wants pubkey and endpoints');
  if (!env.TAURI_SIGNING_PRIVATE_KEY) throw new Error('UPDATES is set, but nobody signs: TAURI_SIGNING_PRIVATE_KEY');
  config.bundle.createUpdaterArtifacts = true;
  config.plugins.updater = updater;
}
if (env.AZURE_SIGNING_ACCOUNT) {
  const { AZURE_SIGNING_ENDPOINT: endpoint, AZURE_SIGNING_ACCOUNT: account, AZURE_CERTIFICATE_PROFILE: profile } = env;
  if (!endpoint || !profile) throw new Error('AZURE_SIGNING_ENDPOINT and AZURE_CERTIFICATE_PROFILE are needed too');
  const args = ['-e', endpoint, '-a', account, '-c', profile, '-d', 'Min side', '%1'];
  config.bundle.windows = { signCommand: { cmd: 'artifact-signing-cli', args } };
}
require('node:fs').writeFileSync('target/release.conf.json', JSON.stringify(config, null, 2));
SCRIPT
