// Reads a QR code with the camera and puts its text into the box; where the browser cannot, the page says what to do.
(() => {
  "use strict";
  const PAUSE = 150; // milliseconds between two looks: quick for a hand, easy on a cheap phone

  const prepare = (place) => {
    const able = "BarcodeDetector" in window && navigator.mediaDevices;
    place.querySelector(able ? "[data-scan-able]" : "[data-scan-unable]").hidden = false;
    if (!able) return;
    const box = document.getElementById(place.dataset.scan);
    const video = place.querySelector("video");
    const refused = place.querySelector("[data-scan-refused]");
    let stream = null;

    const stop = () => {
      stream?.getTracks().forEach((track) => track.stop());
      stream = null;
      video.hidden = true;
    };

    const look = async (detector) => {
      if (!stream) return;
      const found = await detector.detect(video).catch(() => []);
      if (!found.length) {
        setTimeout(look, PAUSE, detector);
        return;
      }
      stop();
      box.value = found[0].rawValue;
      box.form.requestSubmit();
    };

    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      } catch {
        refused.hidden = false;
        return;
      }
      refused.hidden = true;
      video.srcObject = stream;
      video.hidden = false;
      video.play().catch(stop);
      look(new BarcodeDetector({ formats: ["qr_code"] }));
    };

    place.querySelector("button").addEventListener("click", () => (stream ? stop() : start()));
    window.addEventListener("pagehide", stop);
  };

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-scan]").forEach(prepare));
})();
