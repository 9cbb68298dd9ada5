// Passkeys: [data-passkey] forms get their hidden `credential` from the browser and are then sent.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function readable(options) {
  const key = options.publicKey;
  key.challenge = bytes(key.challenge);
  if (key.user) key.user.id = bytes(key.user.id);
  for (const list of [key.excludeCredentials, key.allowCredentials]) for (const one of list ?? []) one.id = bytes(one.id);
  return options;
}

function sendable(made) {
  const answer = { clientDataJSON: text(made.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"])
    if (made.response[name]) answer[name] = text(made.response[name]);
  return {
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    response: answer,
    clientExtensionResults: made.getClientExtensionResults(),
  };
}

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  return (await answer.json()).request_options;
}

async function create(form) {
  const wanted = readable(await options(form));
  // A passkey that opens the account by itself: kept in the device, behind a finger or a code.
  const alone = form.querySelector("[name=passwordless]")?.checked;
  if (alone !== undefined)
    Object.assign(wanted.publicKey.authenticatorSelection, {
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: alone,
      ...(alone && { userVerification: "required" }),
    });
  return navigator.credentials.create(wanted);
}

for (const form of window.PublicKeyCredential ? document.querySelectorAll("[data-passkey]") : []) {
  form.hidden = false;
  form.querySelector("button").addEventListener("click", async () => {
    const problem = form.querySelector("[data-problem]");
    problem.hidden = true;
    try {
      const made =
        form.dataset.passkey === "create" ? await create(form) : await navigator.credentials.get(readable(await options(form)));
      form.elements.credential.value = JSON.stringify(sendable(made));
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
