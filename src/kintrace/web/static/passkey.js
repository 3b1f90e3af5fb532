// Talks between the browser's passkeys and the forms of log-in. Without scripts there are codes.
"use strict";

const toBytes = (text) => Uint8Array.from(
  atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const toText = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
const named = (list) => (list || []).map((one) => ({ ...one, id: toBytes(one.id) }));

async function create({ creation_options: { publicKey: asked } }) {
  const selection = { ...asked.authenticatorSelection, residentKey: "required",
    requireResidentKey: true, userVerification: "required" };
  return navigator.credentials.create({ publicKey: { ...asked, challenge: toBytes(asked.challenge),
    user: { ...asked.user, id: toBytes(asked.user.id) }, authenticatorSelection: selection,
    excludeCredentials: named(asked.excludeCredentials) } });
}

async function prove({ request_options: { publicKey: asked } }) {
  return navigator.credentials.get({ publicKey: { ...asked, challenge: toBytes(asked.challenge),
    allowCredentials: named(asked.allowCredentials) } });
}

function asJson(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature",
    "userHandle"]) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return JSON.stringify({ id: credential.id, rawId: toText(credential.rawId),
    type: credential.type, authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(), response });
}

async function optionsFor(form) {
  if (form.dataset.passkey !== "login") {
    return JSON.parse(document.getElementById("passkey-options").textContent);
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json",
    "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) throw new Error("no options");
  return answer.json();
}

document.querySelectorAll("form[data-passkey]").forEach((form) => {
  if (!window.PublicKeyCredential) return;
  form.hidden = false;
  form.querySelector("button").addEventListener("click", async () => {
    const failed = form.querySelector("[data-failed]");
    failed.hidden = true;
    try {
      const options = await optionsFor(form);
      const credential = await (form.dataset.passkey === "create" ? create : prove)(options);
      form.elements.credential.value = asJson(credential);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
});
