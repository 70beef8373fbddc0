// Ties the button of the passkey page to the browser's own passkey box; without script the page offers a passphrase.
(() => {
  "use strict";
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-passkey]");
    if (!button) return;
    const ids = { signup: button.id, credential: button.dataset.passkey, data: "js_data" };
    window.allauth.webauthn.forms.signupForm({ ids });
  });
})();
