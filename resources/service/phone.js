'use strict';
(() => {
  const words = JSON.parse(document.getElementById('words').textContent || '{}');
  // Every text of the page passes here: English is the key.
  const t = (text, ...values) => values.reduce((made, value, i) => made.replace('%' + (i + 1), value), words[text] || text);
  const el = (id) => document.getElementById(id);
  const views = ['pair', 'choose', 'work', 'failed', 'review'];
  const store = {
    get: (key) => { try { return localStorage.getItem('recto.' + key); } catch { return null; } },
    set: (key, value) => { try { value === null ? localStorage.removeItem('recto.' + key) : localStorage.setItem('recto.' + key, value); } catch { /* a private window keeps nothing */ } },
  };
  let token = null;
  let view = '';

  for (const place of document.querySelectorAll('[data-t]')) place.textContent = t(place.dataset.t);

  function make(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
      else if (value === true) made.setAttribute(name, '');
      else if (value !== false && value !== null) made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  function show(name) {
    const first = view === '';
    view = name;
    for (const other of views) el(other).hidden = other !== name;
    window.scrollTo(0, 0);
    const heading = el(name).querySelector('h2');
    if (!first && heading) heading.focus({ preventScroll: true });
  }

  // ---- The computer ----

  class Refused extends Error {
    constructor(status, message) { super(message); this.status = status; }
  }
  const away = () => t('The computer is away. This goes on when it is back.');

  function sayAway(isAway) {
    el('away').hidden = !isAway;
    el('away').textContent = isAway ? away() : '';
    if (!isAway) sendChanges();
  }

  async function ask(path, options = {}) {
    const headers = Object.assign({}, options.headers);
    if (token) headers.Authorization = 'Bearer ' + token;
    if (options.json) {
      headers['Content-Type'] = 'application/json';
      options.body = JSON.stringify(options.json);
    }
    let answer;
    try {
      answer = await fetch(path, { method: options.method || 'GET', headers, body: options.body, signal: options.signal, cache: 'no-store' });
    } catch (error) {
      if (error.name !== 'AbortError') sayAway(true);
      throw error;
    }
    sayAway(false);
    if (answer.status === 401) {
      askToPair(t('This phone isn’t connected any more. Show the code on the computer and scan it again.'));
      throw new Refused(401, '');
    }
    if (!answer.ok) {
      let message = '';
      try { message = (await answer.json()).error; } catch { /* no sentence came */ }
      throw new Refused(answer.status, message || t('The computer didn’t understand that (%1).', answer.status));
    }
    return answer;
  }
  const askJson = async (path, options) => (await ask(path, options)).json();

  function askToPair(text) {
    token = null;
    store.set('token', null);
    el('pair-text').textContent = text || t('On the computer, let Recto show the code for a phone, and scan it with this phone’s camera.');
    show('pair');
  }

  async function pair(code) {
    show('pair');
    el('pair-text').textContent = t('Connecting…');
    const phone = /iPhone|iPad|Android/.exec(navigator.userAgent);
    try {
      const paired = await askJson('/api/pair', { method: 'POST', json: { code, name: phone ? phone[0] : t('Browser') } });
      token = paired.token;
      store.set('token', token);
      return true;
    } catch (error) {
      el('pair-text').textContent = error instanceof Refused ? error.message : away();
      return false;
    }
  }

  // ---- Choosing pages ----

  let pages = []; // {file, url, turn (degrees), id (the computer has it), bar}

  function showPages() {
    const list = el('pages');
    list.textContent = '';
    pages.forEach((page, index) => {
      const name = page.file.name || t('Page %1', index + 1);
      const picture = page.picture = page.file.type === 'application/pdf' ? make('span', { class: 'paper' }) : make('img', { src: page.url, alt: '', decoding: 'async', onerror: (event) => event.target.replaceWith(make('span', { class: 'paper' })) });
      picture.style.transform = `rotate(${page.turn}deg)`;
      list.append(make('li', {}, picture,
        make('span', { class: 'name' }, `${index + 1}. ${name}`),
        make('span', { class: 'acts' },
          make('button', { 'aria-label': t('Move page %1 up', index + 1), disabled: index === 0, onclick: () => move(index, -1) }, '↑'),
          make('button', { 'aria-label': t('Move page %1 down', index + 1), disabled: index === pages.length - 1, onclick: () => move(index, 1) }, '↓'),
          make('button', { 'aria-label': t('Turn page %1', index + 1), onclick: () => turn(page) }, '↻'),
          make('button', { class: 'bad', 'aria-label': t('Remove page %1', index + 1), onclick: () => remove(index) }, '✕'))));
    });
    el('make').disabled = pages.length === 0;
  }
  function move(index, by) {
    const [page] = pages.splice(index, 1);
    pages.splice(index + by, 0, page);
    showPages();
    const button = el('pages').children[index + by].querySelectorAll('button')[by < 0 ? 0 : 1];
    (button.disabled ? button.parentNode.querySelector('button:not([disabled])') : button).focus();
  }
  function turn(page) {
    page.turn = (page.turn + 90) % 360;
    page.picture.style.transform = `rotate(${page.turn}deg)`;
  }
  function remove(index) {
    URL.revokeObjectURL(pages[index].url);
    pages.splice(index, 1);
    showPages();
  }
  el('files').addEventListener('change', () => {
    for (const file of el('files').files) pages.push({ file, url: URL.createObjectURL(file), turn: 0, id: null });
    el('files').value = '';
    showPages();
  });

  async function showChoose() {
    show('choose');
    document.title = 'Recto';
    for (const name of ['course', 'group']) el(name).value = store.get(name) || '';
    showPages();
    try {
      const known = await askJson('/api/courses');
      for (const [id, values] of [['courses', known.courses], ['groups', known.groups]]) {
        el(id).textContent = '';
        for (const value of values) el(id).append(make('option', { value }));
      }
      const uploads = (await askJson('/api/uploads')).uploads.filter((upload) => upload.flashcardCount > 0);
      el('sets').textContent = '';
      for (const upload of uploads.slice(0, 20)) {
        el('sets').append(make('li', {}, make('a', { href: '/review/' + upload.id, dir: 'auto', onclick: (event) => { event.preventDefault(); openReview(upload.id, true); } },
          upload.title || t('Without a title'), make('small', {}, t('Cards: %1', upload.flashcardCount)))));
      }
      el('sets-part').hidden = uploads.length === 0;
    } catch { /* what is missing here is told above */ }
  }

  // ---- Sending and watching ----

  let job = null; // {id, last, over, uploading, key}
  let wakeLock = null;

  async function keepAwake(on) {
    try {
      if (on && navigator.wakeLock) wakeLock = await navigator.wakeLock.request('screen');
      else if (wakeLock) { await wakeLock.release(); wakeLock = null; }
    } catch { /* only over HTTPS */ }
  }

  function resetWork() {
    for (const id of ['made', 'sending', 'troubles', 'counts', 'left', 'step', 'percent']) el(id).textContent = '';
    el('bar').value = 0;
    el('keep-on').hidden = true;
    el('cancel').disabled = false;
  }

  function setProgress(label, percentage) {
    if (el('step').textContent !== label) el('step').textContent = label;
    el('bar').value = percentage;
    el('percent').textContent = Math.round(percentage) + ' %';
  }

  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  function showSending() {
    pages.forEach((page, index) => {
      page.bar = make('progress', { max: 1, value: page.id ? 1 : 0, 'aria-label': t('Page %1', index + 1) });
      el('sending').append(make('li', {}, `${index + 1}. ${page.file.name || t('Page %1', index + 1)}`, page.bar));
    });
  }
  function showSent() {
    const all = pages.reduce((sum, page) => sum + page.file.size, 0) || 1;
    const sent = pages.reduce((sum, page) => sum + page.file.size * page.bar.value, 0);
    setProgress(t('Sending the photos'), 100 * sent / all);
  }

  // One photo, with its bar: only XMLHttpRequest tells how much was sent.
  function sendPage(page) {
    return new Promise((done, broke) => {
      const form = new FormData();
      form.append('image0', page.file, page.file.name || 'page');
      const request = new XMLHttpRequest();
      job.uploading = request;
      request.open('POST', '/api/pages');
      request.setRequestHeader('Authorization', 'Bearer ' + token);
      request.responseType = 'json';
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) page.bar.value = event.loaded / event.total;
        showSent();
      };
      request.onerror = () => { page.bar.value = 0; sayAway(true); broke(new TypeError('network')); };
      request.onabort = () => broke(new DOMException('', 'AbortError'));
      request.onload = () => {
        sayAway(false);
        const answer = request.response || {};
        if (request.status === 201) { page.bar.value = 1; done(answer.pageId); }
        else if (request.status === 401) { askToPair(); broke(new Refused(401, '')); }
        else broke(Object.assign(new Refused(request.status, answer.error || t('The photos couldn’t be sent.')), { after: Number(request.getResponseHeader('Retry-After')) }));
      };
      request.send(form);
    });
  }

  // What the computer has stays there: only what is missing is sent, then the job is asked for.
  async function send(mine, key) {
    for (const page of pages) {
      if (!page.id) page.id = await sendPage(page);
      if (job !== mine) throw new DOMException('', 'AbortError');
    }
    const form = new FormData();
    for (const name of ['course', 'group', 'prompt']) form.append(name, el(name).value.trim());
    form.append('key', key);
    pages.forEach((page, index) => {
      form.append('page' + index, page.id);
      form.append('turn' + index, page.turn);
    });
    mine.uploading = new AbortController();
    return (await askJson('/api/process', { method: 'POST', body: form, signal: mine.uploading.signal })).jobId;
  }

  async function start() {
    for (const name of ['course', 'group']) store.set(name, el(name).value.trim());
    const mine = job = { id: null, last: 0, over: false, uploading: null };
    const key = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(16)).join('-');
    resetWork();
    showSending();
    show('work');
    el('keep-on').hidden = false;
    keepAwake(true);
    // The same key makes one job of however many tries.
    for (let tries = 0; job === mine; ++tries) {
      const before = pages.filter((page) => page.id).length;
      try {
        mine.id = await send(mine, key);
        break;
      } catch (error) {
        if (error.name === 'AbortError' || error.status === 401 || job !== mine) return;
        const busy = error.status === 503 || error.status === 429;
        const lost = error.status === 409; // the computer was started again meanwhile
        if (lost) for (const page of pages) { page.id = null; page.bar.value = 0; }
        if (error instanceof Refused && !busy && !lost) return fail(error.message);
        if (pages.filter((page) => page.id).length > before) tries = 0;
        setProgress(busy ? error.message : t('Sending again…'), el('bar').value);
        await Promise.race([wait(Math.max(1000 * (error.after || 0), Math.min(15000, 1000 * 2 ** tries))), new Promise((wake) => { mine.wake = wake; })]);
      }
    }
    if (job !== mine) return;
    mine.uploading = null;
    el('keep-on').hidden = true;
    el('sending').textContent = '';
    store.set('job', mine.id);
    watch(mine);
  }

  function takeUp(id) {
    job = { id, last: 0, over: false, uploading: null };
    resetWork();
    show('work');
    watch(job);
  }

  // The stream as long as it flows; where something between cuts or holds it, asking now and then.
  async function watch(mine) {
    let failures = 0;
    while (job === mine && !mine.over) {
      try {
        const came = await follow(mine);
        failures = came ? 0 : failures + 1;
      } catch (error) {
        if (error instanceof Refused) {
          if (error.status === 404) return fail(t('The computer doesn’t know this job any more.'));
          if (error.status === 401) return;
        }
        ++failures;
      }
      if (job !== mine || mine.over) return;
      if (failures > 1) {
        try { await poll(mine); } catch (error) { if (error instanceof Refused && error.status === 404) return fail(error.message); }
      }
      await Promise.race([wait(Math.min(8000, 500 * 2 ** failures)), new Promise((wake) => { mine.wake = wake; })]);
    }
  }

  async function follow(mine) {
    const controller = new AbortController();
    mine.stream = controller;
    let came = false;
    let silence;
    // The computer says something every 15 seconds.
    const listen = () => { clearTimeout(silence); silence = setTimeout(() => controller.abort(), 25000); };
    listen();
    try {
      const answer = await ask(`/api/jobs/${mine.id}/events`, { headers: { 'Last-Event-ID': String(mine.last) }, signal: controller.signal });
      if (answer.status === 204) { await poll(mine); return true; }
      const reader = answer.body.getReader();
      const decoder = new TextDecoder();
      let text = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return came;
        listen();
        text += decoder.decode(value, { stream: true });
        const events = text.split('\n\n');
        text = events.pop();
        for (const event of events) {
          const data = event.split('\n').filter((line) => line.startsWith('data: ')).map((line) => line.slice(6)).join('\n');
          if (!data || job !== mine) continue;
          came = true;
          take(mine, JSON.parse(data));
        }
      }
    } finally {
      clearTimeout(silence);
      mine.stream = null;
    }
  }

  async function poll(mine) {
    const status = await askJson(`/api/job-status/${mine.id}`);
    if (job !== mine || mine.over) return;
    setProgress(stepText(status.step), status.percentage);
    if (status.status === 'completed') complete(mine, status.result.uploadId);
    else if (status.status === 'error') end(mine, status.error);
  }

  function stepText(step) {
    return {
      'uploading': t('Taking in the photos'), 'analyzing-chunks': t('Reading the pages'),
      'analyzing-batch1': t('Writing cards'), 'analyzing-batch2': t('Writing cards'),
      'finalizing-analysis': t('Finishing'), 'complete': t('Done'),
    }[step] || '';
  }

  function leftText(range) {
    if (!range) return '';
    const high = range[1];
    return high < 60 ? t('less than a minute left') : t('about %1 minutes left', Math.max(2, Math.ceil(high / 60)));
  }

  function take(mine, row) {
    if (row.n <= mine.last) return;
    mine.last = row.n;
    switch (row.event) {
      case 'progress':
        setProgress(stepText(row.step), row.percentage);
        el('left').textContent = leftText(row.etaSeconds);
        el('counts').textContent = t('Pages: %1 of %2 · Cards: %3', row.pages.done, row.pages.total, row.flashcards.kept);
        break;
      case 'page':
        if (row.state === 'failed') el('troubles').append(make('li', {}, row.error));
        break;
      case 'flashcard':
        el('made').prepend(make('li', {}, ...sides(row.flashcard)));
        break;
      case 'warning':
        el('troubles').append(make('li', {}, row.message));
        break;
      case 'complete':
        setProgress(stepText('complete'), 100);
        complete(mine, row.uploadId);
        break;
      case 'error':
        mine.ending = () => end(mine, row.message);
        settle(mine);
        break;
      case 'cancelled':
        mine.ending = () => end(mine, t('Cancelled'));
        settle(mine);
        break;
      case 'job':
        mine.ending = null; // it goes on
        break;
    }
  }

  // An end that another run follows at once (the computer was started again) is none.
  async function settle(mine) {
    await wait(300);
    if (mine.ending && job === mine) mine.ending();
  }

  async function complete(mine, uploadId) {
    if (mine.over) return;
    mine.over = true;
    el('cancel').disabled = true;
    store.set('job', null);
    keepAwake(false);
    for (const page of pages) URL.revokeObjectURL(page.url);
    pages = [];
    await wait(800);
    if (job === mine) openReview(uploadId, true);
  }

  function end(mine, sentence) {
    if (mine.over) return;
    mine.over = true;
    fail(sentence);
  }

  function fail(sentence) {
    store.set('job', null);
    keepAwake(false);
    job = null;
    resetWork();
    el('failed-text').textContent = sentence;
    show('failed');
  }

  el('make').addEventListener('click', start);
  el('again').addEventListener('click', () => (pages.length ? start() : showChoose()));
  el('cancel').addEventListener('click', async () => {
    el('cancel').disabled = true;
    const mine = job;
    if (mine && mine.uploading) {
      job = null;
      mine.uploading.abort();
      keepAwake(false);
      showChoose();
    } else if (mine) {
      try { await ask(`/api/jobs/${mine.id}/cancel`, { method: 'POST' }); } catch { el('cancel').disabled = false; }
    }
  });

  // ---- Cards ----

  const gapPattern = /\{\{c\d+::(.*?)(?:::(.*?))?\}\}/g;
  function withGaps(text, open) {
    const parts = [];
    let at = 0;
    for (const match of text.matchAll(gapPattern)) {
      parts.push(text.slice(at, match.index), make('span', { class: 'gap' }, open ? match[1] : `[${match[2] || '…'}]`));
      at = match.index + match[0].length;
    }
    parts.push(text.slice(at));
    return parts;
  }
  function sides(card) {
    const cloze = card.kind === 'cloze';
    const front = make('p', { class: 'front', dir: 'auto' }, ...(cloze ? withGaps(card.front, true) : [card.front]));
    return card.back ? [front, make('p', { class: 'back', dir: 'auto' }, card.back)] : [front];
  }

  let pending = []; // changes that wait for the computer: {path, method, json}
  let sending = false;
  function change(path, method, json) {
    pending.push({ path, method, json });
    return sendChanges();
  }
  async function sendChanges() {
    if (sending) return;
    sending = true;
    try {
      while (pending.length) {
        const next = pending[0];
        try {
          await ask(next.path, { method: next.method, json: next.json });
        } catch (error) {
          if (!(error instanceof Refused)) return; // it stays first in the row
          if (error.status === 401) return;
          say(error.message);
        }
        pending.shift();
      }
    } finally {
      sending = false;
    }
  }
  window.addEventListener('beforeunload', (event) => { if (pending.length) event.preventDefault(); });

  let undoTimer;
  function say(text, undo) {
    clearTimeout(undoTimer);
    el('undo-text').textContent = text;
    el('undo-button').hidden = !undo;
    el('undo-button').onclick = () => { el('undo').hidden = true; undo(); };
    el('undo').hidden = false;
    undoTimer = setTimeout(() => { el('undo').hidden = true; }, 8000);
  }

  async function showCrop(card, place) {
    if (!card.evidence || card.evidence.page < 0 || !card.evidence.boxes.length) return;
    try {
      const picture = await (await ask(`/api/flashcards/${encodeURIComponent(card.id)}/crop`)).blob();
      place.replaceWith(make('img', { src: URL.createObjectURL(picture), alt: t('Where it stands: %1', card.evidence.quote), onload: (event) => URL.revokeObjectURL(event.target.src) }));
    } catch { /* the card stands without it */ }
  }

  function cardItem(card) {
    const item = make('li', { class: card.checkedAt ? 'checked' : '' });
    const path = '/api/flashcards/' + encodeURIComponent(card.id);
    const crop = make('span');
    const check = make('button', { 'aria-pressed': card.checkedAt ? 'true' : 'false', onclick: () => {
      card.checkedAt = card.checkedAt ? null : new Date().toISOString();
      change(path + '/check', 'POST', { checked: Boolean(card.checkedAt) });
      const next = cardItem(card);
      item.replaceWith(next);
      next.querySelector('button').focus();
      showCount();
    } }, card.checkedAt ? t('Checked') : t('Right'));
    const edit = make('button', { onclick: () => item.replaceWith(editItem(card)) }, t('Edit'));
    const drop = make('button', { class: 'bad', onclick: () => {
      const after = item.nextElementSibling;
      item.remove();
      change(path, 'DELETE');
      showCount();
      say(t('Deleted.'), () => {
        el('saved').insertBefore(item, after && after.isConnected ? after : null);
        change(path + '/restore', 'POST');
        showCount();
      });
    } }, t('Delete'));
    item.append(...sides(card), crop, make('div', { class: 'acts' }, check, edit, drop));
    lookAt(item, () => showCrop(card, crop));
    return item;
  }

  // Crops are asked for when they come into sight.
  const inSight = new Map();
  const observer = 'IntersectionObserver' in window ? new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      observer.unobserve(entry.target);
      const seen = inSight.get(entry.target);
      inSight.delete(entry.target);
      if (seen) seen();
    }
  }, { rootMargin: '300px' }) : null;
  function lookAt(item, seen) {
    if (!observer) return seen();
    inSight.set(item, seen);
    observer.observe(item);
  }

  function editItem(card) {
    const front = make('textarea', { rows: 3, dir: 'auto' });
    const back = make('textarea', { rows: 3, dir: 'auto' });
    front.value = card.front;
    back.value = card.back;
    const item = make('li', {},
      make('label', {}, t('Front'), front), make('label', {}, t('Back'), back),
      make('div', { class: 'acts' },
        make('button', { onclick: () => {
          if (!front.value.trim()) return front.focus();
          card.front = front.value.trim();
          card.back = back.value.trim();
          change('/api/flashcards/' + encodeURIComponent(card.id), 'PATCH', { front: card.front, back: card.back });
          item.replaceWith(cardItem(card));
        } }, t('Save')),
        make('button', { onclick: () => item.replaceWith(cardItem(card)) }, t('Cancel'))));
    setTimeout(() => front.focus());
    return item;
  }

  function showCount() {
    const all = el('saved').children.length;
    const checked = el('saved').querySelectorAll('.checked').length;
    el('review-count').textContent = t('Cards: %1 · Checked: %2', all, checked);
  }

  async function openReview(uploadId, push) {
    job = null;
    const path = '/review/' + uploadId;
    if (push && location.pathname !== path) history.pushState(null, '', path);
    show('review');
    try {
      const set = await askJson(`/api/uploads/${encodeURIComponent(uploadId)}/flashcards`);
      document.title = set.upload.title || 'Recto';
      el('review-title').textContent = set.upload.title || t('Cards');
      const cards = set.flashcards;
      el('saved').textContent = '';
      for (const card of cards) el('saved').append(cardItem(card));
      showCount();
    } catch (error) {
      if (error instanceof Refused && error.status !== 401) {
        el('failed-text').textContent = error.message;
        show('failed');
      }
    }
  }

  el('more').addEventListener('click', () => { history.pushState(null, '', '/'); showChoose(); });
  el('home').addEventListener('click', (event) => {
    event.preventDefault();
    if (view === 'work' || view === 'pair') return;
    if (location.pathname !== '/') history.pushState(null, '', '/');
    showChoose();
  });

  // ---- Coming and going ----

  // Phones cut streams in the background without a word.
  function comeBack() {
    if (document.visibilityState === 'hidden') return;
    if (job && !job.over && (job.id || job.wake)) {
      if (job.stream) job.stream.abort();
      if (job.wake) job.wake();
    } else if (!el('away').hidden && token) {
      ask('/api/health').then(() => { if (view === 'review' && !el('saved').children.length) route(); }, () => {});
    }
  }
  for (const name of ['pageshow', 'online']) window.addEventListener(name, comeBack);
  document.addEventListener('visibilitychange', comeBack);
  setInterval(() => { if (!el('away').hidden) comeBack(); }, 5000);

  function route() {
    const review = /^\/review\/([^/]+)$/.exec(location.pathname);
    if (review) openReview(review[1], false);
    else if (store.get('job')) takeUp(store.get('job'));
    else showChoose();
  }
  window.addEventListener('popstate', () => { if (token) route(); });

  async function begin() {
    const code = /^#c=(.+)$/.exec(location.hash);
    const given = new URLSearchParams(location.search).get('token');
    if (code || given) history.replaceState(null, '', location.pathname); // neither stays in the history
    token = given || store.get('token');
    if (code && !(await pair(decodeURIComponent(code[1])))) return;
    if (!token) askToPair();
    else route();
  }
  // A link that is opened where the page is already loads nothing anew.
  window.addEventListener('hashchange', () => { if (location.hash.startsWith('#c=')) begin(); });
  begin();
})();
