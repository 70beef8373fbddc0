// What a careful person would see on a page. Each part answers with a list of what is wrong, or with facts.
({
  controls() {
    return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches('.skip-link') && !e.closest('.visually-hidden, .site-menu'));
  },
  // The ways around stand in the cover, or behind a button that is there.
  noWayAround() {
    const ways = document.querySelector('.site-menu'), button = document.querySelector('.cover > .page > .menu-button');
    const seen = (e) => !!e && e.checkVisibility();
    return seen(ways) || (seen(button) && button.popoverTargetElement === ways) ? [] : ['no way around'];
  },
  name(e) { return e.outerHTML.replace(/\s+/g, ' ').slice(0, 110); },
  box(e) { return (e.closest('label') || e.closest('.file-drop') || e).getBoundingClientRect(); },

  facts() {
    const help = document.querySelectorAll('[data-help]'), timing = performance.getEntriesByType('navigation')[0];
    return {
      lang: document.documentElement.lang, title: document.title,
      h1: [...document.querySelectorAll('h1')].filter((e) => e.checkVisibility()).length, help: help.length,
      served: (timing.responseStart - timing.requestStart) / 1000,
      loaded: performance.getEntriesByType('resource').map((r) => r.name),
    };
  },
  help() {
    const r = document.querySelector('[data-help]').getBoundingClientRect();
    return [r.x, r.y + scrollY, r.width, r.height].map(Math.round);
  },
  controlNames() { return this.controls().map((e) => (e.id || e.name || e.href || e.textContent).trim().slice(0, 80)); },

  // U16
  wide() { const d = document.documentElement; return Math.max(0, d.scrollWidth - d.clientWidth); },
  cutOff() {
    return this.controls().filter((e) => { const r = this.box(e); return r.width && (r.right > innerWidth + 1 || r.left < -1) && !e.closest('.table-scroll'); }).map(this.name);
  },

  // U18: 24 px, or in a sentence, or alone in a circle of 24 px (WCAG 2.2, 2.5.8)
  small() {
    const targets = this.controls();
    const inSentence = (e) => e.matches('a') && [...e.parentNode.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const near = (e) => { const a = this.box(e), x = a.x + a.width / 2, y = a.y + a.height / 2;
      return targets.some((o) => { if (o === e || this.box(o).width === 0 || o.closest('label') === (e.closest('label') || 0)) return false; const b = this.box(o);
        const dx = Math.max(b.left - x, 0, x - b.right), dy = Math.max(b.top - y, 0, y - b.bottom); return Math.hypot(dx, dy) < 12; }); };
    return targets.filter((e) => { const r = this.box(e);
      return r.width && (r.width < 24 || r.height < 24) && !inSentence(e) && (near(e) || e.matches('button, input, select')); }).map(this.name);
  },

  // U17: in forced colours backgrounds are gone; an edge, an underline or the browser's own shape is left
  shapeless() {
    const edged = (s) => ['Top', 'Bottom', 'Left', 'Right'].some((side) => s[`border${side}Style`] !== 'none' && parseFloat(s[`border${side}Width`]) > 0);
    const shaped = (e) => { const s = getComputedStyle(e); return edged(s) || s.textDecorationLine.includes('underline') || (e.matches('input') && s.appearance !== 'none'); };
    const wanted = this.controls().filter((e) => e.matches('button, input, select, textarea, .button'));
    const bare = wanted.filter((e) => !shaped(e) && !(e.closest('label, .file-drop') && edged(getComputedStyle(e.closest('label, .file-drop')))) && !(e.nextElementSibling && e.matches('.visually-hidden')));
    const paper = (e) => { for (let n = e; n; n = n.parentElement) { const c = getComputedStyle(n).backgroundColor; if (!/, 0\)$|transparent/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
    const icons = [...document.querySelectorAll('[data-rung] svg, .verdict svg')].filter((e) => e.checkVisibility());
    const lost = icons.filter((e) => { const s = getComputedStyle(e), back = paper(e);
      return e.getBoundingClientRect().width < 8 || [s.fill, s.stroke].every((c) => c === 'none' || c === back); });
    return [...bare, ...lost].map(this.name);
  },

  // U12
  onPaper() {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
    const texts = (selector) => seen(selector).map((e) => e.textContent.trim());
    const cut = seen('main *').filter((e) => { const s = getComputedStyle(e);
      return e.clientWidth > 1 && (s.overflowX !== 'visible' || s.overflowY !== 'visible') && s.display !== 'inline' && !e.closest('svg, .visually-hidden, input, select, textarea')
        && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1); });
    const clamped = seen('main *').filter((e) => !e.matches('input, select') && getComputedStyle(e).textOverflow === 'ellipsis');
    return {
      evidence: !!document.querySelector('.evidence, [data-print-head], .verdict'),
      kind: document.querySelector('.evidence:not(.share-preview, .share-preview *)') ? 'evidence' : 'other',
      furniture: texts('.site-top, .site-nav, .site-foot, .tabs, .pager'),
      words: [...texts('.verdict-word'), ...texts('.rung-word'), ...texts('.check-state')],
      codes: texts('.qr-code, [data-print-head] .code, .code'),
      printed: seen('[data-print-head], main > .page > p.print-only').flatMap((e) => e.innerText.split('\n')).map((t) => t.trim()).filter(Boolean),
      cut: [...cut, ...clamped].map(this.name), wide: this.wide(),
    };
  },
})
